// Charts as SVG: each bar is a link to what it stands for, and a table beside says the same in words.

import {h, s} from './dom.js';
import {day, number, percent, short, span, time} from './format.js';

export const SENTIMENTS = ['negative', 'uncertain', 'unscored', 'neutral', 'positive'];
const HEIGHT = 190;
const LEFT = 44;
const BELOW = 24;
const ABOVE = 18;

/**
 * Bars over time.
 *
 * @param bars [{from, to, parts: [{name, value}], href, words}]
 * @param markers [{at, href, label, severity}]
 * @param band {from, to, label} a stretch that matters
 */
export function barChart({bars, markers = [], band, label, key}) {
  const width = Math.max(280, Math.min(1400, chartWidth()));
  const plot = width - LEFT;
  const most = Math.max(1, ...bars.map((bar) => total(bar)));
  const top = niceTop(most);
  const step = plot / Math.max(1, bars.length);
  const start = bars.length ? +new Date(bars[0].from) : 0;
  const end = bars.length ? +new Date(bars[bars.length - 1].to) : 1;
  const x = (t) => LEFT + ((Math.min(end, Math.max(start, +new Date(t))) - start) / (end - start)) * plot;
  const y = (value) => ABOVE + (HEIGHT - ABOVE) * (1 - value / top);
  const readout = h('p', {class: 'readout', 'aria-hidden': 'true'}, 'Point at a bar, or walk with the arrow keys.');

  const drawn = bars.map((bar, i) => {
    let base = 0;
    const rects = bar.parts.filter((part) => part.value > 0).map((part) => {
      const rect = s('rect', {
        class: 'part ' + part.name, x: LEFT + i * step + gap(step) / 2, y: y(base + part.value),
        width: Math.max(0.5, step - gap(step)), height: Math.max(0.5, y(base) - y(base + part.value)),
      });
      base += part.value;
      return rect;
    });
    const words = bar.words;
    return s('a', {
      href: bar.href, class: 'bar', tabindex: i === bars.length - 1 ? 0 : -1, 'aria-label': words,
      'data-key': `${key}-${bar.from}`, 'data-count': total(bar), 'data-from': bar.from,
      onfocus: () => { readout.textContent = words; }, onpointerenter: () => { readout.textContent = words; },
    }, s('rect', {class: 'reach', x: LEFT + i * step, y: ABOVE, width: step, height: HEIGHT - ABOVE}), rects);
  });

  const svg = s('svg', {
    class: 'chart', viewBox: `0 0 ${width} ${HEIGHT + BELOW}`, width, height: HEIGHT + BELOW, role: 'group', 'aria-label': label,
    onkeydown: walk,
  },
  [0, top / 2, top].map((value) => [
    s('line', {class: value ? 'grid' : 'axis', x1: LEFT, x2: width, y1: y(value), y2: y(value)}),
    s('text', {class: 'tick', x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end'}, short(value)),
  ]),
  band && s('g', {class: 'band'},
    s('rect', {x: x(band.from), y: ABOVE, width: Math.max(2, x(band.to) - x(band.from)), height: HEIGHT - ABOVE}),
    s('title', null, band.label)),
  ticks(start, end, plot).map((t) => s('text', {class: 'tick', x: clampText(x(t.at), width), y: HEIGHT + 17, 'text-anchor': 'middle'}, t.text)),
  drawn,
  markers.map((marker) => s('a', {href: marker.href, class: 'marker ' + marker.severity, 'aria-label': marker.label, 'data-key': `marker-${marker.href}`},
    s('path', {d: `M${x(marker.at)} ${ABOVE - 3} l-6 -10 h12 z`}),
    s('line', {x1: x(marker.at), x2: x(marker.at), y1: ABOVE - 3, y2: HEIGHT}),
    s('title', null, marker.label))));
  return h('div', {class: 'plot'}, svg, readout);
}

/** Arrow keys go from bar to bar, Home and End to the first and last; one tab stop for all. */
function walk(event) {
  const bars = [...event.currentTarget.querySelectorAll('a.bar')];
  const now = bars.indexOf(document.activeElement);
  const to = {ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: bars.length - 1}[event.key];
  if (now < 0 || to === undefined || !bars[to]) return;
  event.preventDefault();
  bars[now].setAttribute('tabindex', -1);
  bars[to].setAttribute('tabindex', 0);
  bars[to].focus();
}

const total = (bar) => bar.parts.reduce((sum, part) => sum + part.value, 0);
const gap = (step) => (step > 6 ? 2 : step > 3 ? 1 : 0);
const chartWidth = () => (document.getElementById('main').clientWidth || 900) - (innerWidth < 600 ? 24 : 40);
const clampText = (x, width) => Math.min(width - 18, Math.max(LEFT, x));

function niceTop(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  const top = [1, 2, 4, 5, 10].map((step) => step * power).find((candidate) => candidate >= most);
  return Math.max(2, top);
}

function ticks(start, end, plot) {
  const lengths = [60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800].map((n) => n * 1000);
  const room = Math.max(2, Math.floor(plot / 84));
  const length = lengths.find((candidate) => (end - start) / candidate <= room) || lengths[lengths.length - 1];
  const found = [];
  for (let t = Math.ceil(start / length) * length; t < end; t += length) {
    found.push({at: t, text: length >= 43_200_000 || time(t) === '00:00' ? day(t) : time(t)});
  }
  return found;
}

/** One bar cut into its parts, with a list that names them. */
export function partsBar(parts, all, hrefOf) {
  const svg = s('svg', {class: 'parts', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true'});
  let x = 0;
  for (const part of parts) {
    const width = all ? (100 * part.value) / all : 0;
    svg.append(s('rect', {class: 'part ' + part.name, x, y: 0, width, height: 6}));
    x += width;
  }
  return [svg, h('ul', {class: 'legend'}, parts.map((part) => h('li', null,
    h('a', {href: hrefOf(part), 'data-key': 'part-' + part.name, 'data-count': part.value},
      h('span', {class: 'swatch ' + part.name}), h('span', {class: 'name'}, part.name),
      h('b', null, number(part.value)), h('span', {class: 'dim'}, percent(part.value, all))))))];
}

/** A bar in a table's cell, as long as its part of the most. */
export function cellBar(value, most, kind = '') {
  return s('svg', {class: 'cellbar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
    s('rect', {class: 'track', x: 0, y: 0, width: 100, height: 8}),
    s('rect', {class: 'fill ' + kind, x: 0, y: 0, width: most > 0 ? (100 * value) / most : 0, height: 8}));
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Mentions by weekday and hour, as the table it is; each cell leads to its mentions. */
export function weekTable(week, hrefOf) {
  const at = new Map(week.map((cell) => [cell.weekday + cell.hour, cell]));
  const most = Math.max(1, ...week.map((cell) => cell.mentions));
  const hours = [...Array(24).keys()];
  return h('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Mentions by weekday and hour'},
    h('table', {class: 'week'},
      h('caption', {class: 'unseen'}, 'Mentions by weekday and hour'),
      h('thead', null, h('tr', null, h('td'), hours.map((hour) => h('th', {scope: 'col'}, hour % 3 ? h('span', {class: 'unseen'}, hour) : hour)))),
      h('tbody', null, DAYS.map((weekday) => h('tr', null,
        h('th', {scope: 'row'}, weekday.slice(0, 3)),
        hours.map((hour) => {
          const cell = at.get(weekday + hour);
          const n = cell ? cell.mentions : 0;
          const words = `${weekday} ${hour}:00: ${number(n)} mentions, ${cell ? number(cell.negative) : 0} negative`;
          return h('td', {class: 'heat' + Math.ceil((7 * n) / most), title: words},
            n > 0 && h('a', {href: hrefOf(cell), 'aria-label': words, 'data-key': `week-${weekday}-${hour}`, 'data-count': n}));
        }))))));
}

/** The chart in words. */
export function barTable(bars, names, caption, key) {
  return h('details', {class: 'words', 'data-key': key},
    h('summary', {'data-key': key + '-summary'}, 'As a table'),
    h('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption},
      h('table', {class: 'list'},
        h('caption', {class: 'unseen'}, caption),
        h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'When'), h('th', {scope: 'col', class: 'n'}, 'All'), names.map((name) => h('th', {scope: 'col', class: 'n'}, name)))),
        h('tbody', null, bars.filter((bar) => total(bar) > 0).reverse().map((bar) => h('tr', null,
          h('th', {scope: 'row'}, h('a', {href: bar.href}, span(bar.from, bar.to))),
          h('td', {class: 'n'}, number(total(bar))),
          names.map((name) => h('td', {class: 'n'}, number(bar.parts.find((part) => part.name === name)?.value || 0)))))))));
}
