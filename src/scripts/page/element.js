// @ts-check
// Elements that these scripts make.

/**
 * An element with attributes and children.
 * @param {string} name
 * @param {{ [name: string]: string }} attributes
 * @param {...(Node | string)} children
 */
const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/**
 * @param {string} name
 * @param {() => void} press
 * @param {{ [name: string]: string }} [attributes]
 */
const button = (name, press, attributes = {}) => {
  const element = make('button', { class: 'btn', type: 'button', ...attributes }, name);
  element.addEventListener('click', press);
  return element;
};
