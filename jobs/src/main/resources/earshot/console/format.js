// Numbers and times as people read them, in the brand set's time zone.

const whole = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1});
const percents = new Intl.NumberFormat('en', {style: 'percent', maximumFractionDigits: 0});
const finer = new Intl.NumberFormat('en', {style: 'percent', maximumFractionDigits: 1});
const decimals = new Intl.NumberFormat('en', {minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero'});

let zone = 'UTC';
let formats = {};

export function setZone(name) {
  if (name === zone && formats.time) return;
  zone = name === 'Z' ? 'UTC' : name;
  const format = (options) => new Intl.DateTimeFormat('en-GB', {timeZone: zone, ...options});
  formats = {
    time: format({hour: '2-digit', minute: '2-digit'}),
    second: format({hour: '2-digit', minute: '2-digit', second: '2-digit'}),
    day: format({weekday: 'short', day: 'numeric', month: 'short'}),
    date: format({day: 'numeric', month: 'short', year: 'numeric'}),
    both: format({day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit'}),
    parts: format({year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23'}),
  };
}
setZone('UTC');

export const zoneName = () => zone;
export const number = (n) => whole.format(n);
export const short = (n) => (Math.abs(n) < 10_000 ? whole.format(n) : compact.format(n));
export const percent = (part, all) => (all > 0 ? percents.format(part / all) : '–');
export const share = (x) => finer.format(x);
export const signed = (x) => decimals.format(x);
export const time = (t) => formats.time.format(new Date(t));
export const second = (t) => formats.second.format(new Date(t));
export const day = (t) => formats.day.format(new Date(t));
export const both = (t) => formats.both.format(new Date(t));

/** Milliseconds by which the zone's clocks are ahead of UTC at a time. */
export function offset(t) {
  const shown = Object.fromEntries(formats.parts.formatToParts(new Date(t)).map((part) => [part.type, +part.value]));
  return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second) - Math.floor(t / 1000) * 1000;
}

/** A time as a field shows it, by the zone's clocks; and back, to UTC's without milliseconds. */
export const onClock = (t) => new Date(+new Date(t) + offset(+new Date(t))).toISOString().slice(0, 16);
export function fromClock(shown) {
  const local = Date.parse(shown + 'Z');
  return new Date(local - offset(local - offset(local))).toISOString().slice(0, 19) + 'Z';
}

/** From when to when, saying each day once. */
export function span(from, to) {
  const a = formats.date.format(new Date(from));
  const b = formats.date.format(new Date(to));
  if (a === b) return `${a}, ${time(from)}–${time(to)}`;
  if (new Date(to) - new Date(from) === 86_400_000 && time(from) === '00:00') return a;
  return `${both(from)} – ${both(to)}`;
}

/** A change against before, as words and a sign; nothing where there was nothing. */
export function change(now, before) {
  if (!before) return now ? {text: 'none before', sign: 0} : {text: 'unchanged', sign: 0};
  const part = (now - before) / before;
  if (Math.abs(part) < 0.005) return {text: 'unchanged', sign: 0};
  const text = Math.abs(part) >= 10 ? `×${whole.format(Math.round(now / before))}` : percents.format(Math.abs(part));
  return {text: `${part > 0 ? '▲' : '▼'} ${text}`, sign: Math.sign(part)};
}

export function ago(t, now = Date.now()) {
  const seconds = Math.round((now - new Date(t)) / 1000);
  if (seconds < 90) return `${Math.max(0, seconds)} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h ago`;
  return `${number(Math.round(seconds / 86_400))} days ago`;
}

/** P_YT_ as people say it. */
export function duration(iso) {
  const words = {PT1M: 'a minute', PT5M: '5 minutes', PT15M: '15 minutes', PT1H: 'an hour', PT24H: 'a day'};
  return words[iso] || iso;
}

export function plural(n, one, many = one + 's') {
  return `${number(n)} ${n === 1 ? one : many}`;
}
