// The only place that makes elements. Whatever a post holds becomes text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

/** h('p', {class: 'x'}, 'text', node, [nodes]): falsy children are left out; on… takes a function. */
export function h(tag, props, ...children) {
  return build(document.createElement(tag), props, children);
}

/** The same in SVG. */
export function s(tag, props, ...children) {
  return build(document.createElementNS(SVG, tag), props, children);
}

function build(element, props, children) {
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'href' && !/^[/#?](?![/\\])/.test(value)) throw new Error('an address of elsewhere goes through outbound');
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === '') continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** A link to elsewhere; mere text where the address is not one of the web's. */
export function outbound(address, label, props) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return h('span', props, label);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return h('span', props, label);
  const link = h('a', props, label);
  link.setAttribute('href', url.href);
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer nofollow');
  link.setAttribute('referrerpolicy', 'no-referrer');
  return link;
}

/** Puts new content in place of the old: what was open stays open, and the focus where it was. */
export function replace(container, ...nodes) {
  const focused = container.contains(document.activeElement) && document.activeElement.dataset.key;
  const open = new Set([...container.querySelectorAll('details[open][data-key]')].map((d) => d.dataset.key));
  const before = new Set([...container.querySelectorAll('details[data-key]')].map((d) => d.dataset.key));
  container.replaceChildren(...nodes.flat(Infinity).filter(Boolean));
  for (const details of container.querySelectorAll('details[data-key]')) {
    if (before.has(details.dataset.key)) details.open = open.has(details.dataset.key);
  }
  if (focused) container.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({preventScroll: true});
}

