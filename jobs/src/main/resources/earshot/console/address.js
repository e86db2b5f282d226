// What is shown is what the address says, so that it can be sent to somebody.

const KEPT = ['set', 'brand', 'period', 'from', 'to'];

export const here = () => new URLSearchParams(location.search);

/** An address of a page: set, brand and period of this one, with changes; null or '' takes one away. */
export function at(path, changes = {}, keep = KEPT) {
  const now = here();
  const next = new URLSearchParams();
  for (const name of keep) if (now.get(name)) next.set(name, now.get(name));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return path + (query ? '?' + query : '');
}

/** This page with changes, all else as it is. */
export const altered = (changes) => at(location.pathname, changes, [...here().keys()]);

/** Those mentions and no others. */
export const mentionsAt = (period, more = {}) =>
  at('/mentions', {from: period.from, to: period.to, period: null, ...more});
