// Asks, and is told when to ask again.

export class Trouble extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function ask(what, parameters, signal) {
  try {
    const response = await fetch(`/api/${what}?${parameters}`, {signal, headers: {Accept: 'application/json'}});
    if (response.ok) return await response.json();
    const {error} = await response.json().catch(() => ({}));
    throw new Trouble(response.status, error || `Earshot answers ${response.status}.`);
  } catch (error) {
    // An answer that was cut off on its way is none, whichever part of it had come.
    signal.throwIfAborted();
    throw error instanceof Trouble ? error : new Trouble(0, 'Earshot does not answer; it may have ended.');
  }
}

/** Calls back with each status; with null while nobody answers. The browser connects again by itself. */
export function listen(told) {
  let source;
  const connect = () => {
    source = new EventSource('/api/live');
    source.addEventListener('status', (event) => told(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      told(null);
      // After an answer that is none the browser gives up.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 3000);
    });
  };
  connect();
}
