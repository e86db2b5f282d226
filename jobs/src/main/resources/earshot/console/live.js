// Asks, and is told when to ask again.

export class Trouble extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function ask(what, parameters, signal) {
  let response;
  try {
    response = await fetch(`/api/${what}?${parameters}`, {signal, headers: {Accept: 'application/json'}});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Trouble(0, 'Earshot does not answer; it may have ended.');
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Trouble(response.status, body.error || `Earshot answers ${response.status}.`);
  return body;
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
