package earshot.cluster;

/** A process of the cluster that can fail. */
enum Part {
    TASK_MANAGER_1,
    TASK_MANAGER_2,
    JOB_MANAGER,
    BROKER,
    ELASTICSEARCH;

    boolean isTaskManager() {
        return this == TASK_MANAGER_1 || this == TASK_MANAGER_2;
    }
}
