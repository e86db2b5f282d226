package earshot.notify;

import earshot.model.Alert;

/** An alert on its way to one receiver. */
public record Routed(String receiver, Alert alert) {}
