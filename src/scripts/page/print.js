// @ts-check
// What a printed page says about itself at its foot: its address and the day. A file on somebody's
// disk has no address that a reader of the paper could open.

const printedAt = () => {
  const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
  return (/^https?:$/.test(location.protocol) ? [wholePage(), day] : [day]).join(' · ');
};

addEventListener('beforeprint', () => {
  const spot = document.querySelector('.printed');
  if (spot) spot.textContent = printedAt();
});
