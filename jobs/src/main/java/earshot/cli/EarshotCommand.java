package earshot.cli;

public final class EarshotCommand {
    private EarshotCommand() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
