// Charts as SVG, on d3's scales and axes: each bar is a link to what it stands for, and a table beside says the same in words.

import {h, s} from './dom.js';
import {day, number, offset, percent, short, span, time} from './format.js';

export const SENTIMENTS = ['negative', 'uncertain', 'unscored', 'neutral', 'positive'];
const {d3} = globalThis;
const HEIGHT = 190;
const LEFT = 44;
const BELOW = 24;
const ABOVE = 18;
const HALF_A_DAY = 43_200_000;

/**
 * Bars over time.
 *
 * @param bars [{from, to, parts: [{name, value}], href, words}]
 * @param markers [{at, href, label, severity}]
 * @param band {from, to, label} a stretch that matters
 */
export function barChart({bars, markers = [], band, label, key}) {
  const width = Math.max(280, Math.min(1400, chartWidth()));
  const step = (width - LEFT) / Math.max(1, bars.length);
  const ends = bars.length ? [new Date(bars[0].from), new Date(bars[bars.length - 1].to)] : [0, 1];
  const inTime = d3.scaleUtc(ends, [LEFT, width]).clamp(true);
  const x = (t) => inTime(new Date(t));
  const y = d3.scaleLinear([0, d3.max(bars, total) || 2], [HEIGHT, ABOVE]).nice(2);
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
  axis(d3.axisLeft(y).ticks(2).tickFormat((value) => short(value)).tickSize(LEFT - width), {transform: `translate(${LEFT} 0)`}),
  axis(timeAxis(inTime), {transform: `translate(0 ${HEIGHT})`}),
  band && s('g', {class: 'band'},
    s('rect', {x: x(band.from), y: ABOVE, width: Math.max(2, x(band.to) - x(band.from)), height: HEIGHT - ABOVE}),
    s('title', null, band.label)),
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

const total = (bar) => d3.sum(bar.parts, (part) => part.value);
const gap = (step) => (step > 6 ? 2 : step > 3 ? 1 : 0);
const chartWidth = () => (document.getElementById('main').clientWidth || 900) - (innerWidth < 600 ? 24 : 40);

function axis(scale, props) {
  const group = s('g', props);
  d3.select(group).call(scale);
  return group;
}

/** Ticks where the clocks of the brand set's time zone show a whole hour, or midnight. */
function timeAxis(scale) {
  const [start, end] = scale.domain().map(Number);
  const shift = offset(start);
  const room = Math.max(2, (scale.range()[1] - LEFT) / 84);
  const ticks = d3.utcTicks(new Date(start + shift), new Date(end + shift), room).map((t) => new Date(t - shift));
  const far = ticks.length > 1 && ticks[1] - ticks[0] >= HALF_A_DAY;
  return d3.axisBottom(scale).tickValues(ticks).tickFormat((t) => (far || time(t) === '00:00' ? day(t) : time(t))).tickSize(0).tickPadding(8);
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
