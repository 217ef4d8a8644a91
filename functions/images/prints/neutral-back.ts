/** A sixth of the way to the edge is quiet, so that a cut that misses takes nothing away. */
const [width, height] = [744, 1039];
const wave = (y: number) => `M262 ${y} c37 -44 73 -44 110 0 s73 44 110 0`;

/** The back of a printed card: our own, no game's; it looks the same upside down. */
export const neutralBack = {
  ...{ width, height },
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><pattern id="net" width="62" height="62" patternUnits="userSpaceOnUse" patternTransform="rotate(45 372 519.5)">
<path d="M0 31H62M31 0V62" stroke="#3d5470" stroke-width="2"/></pattern></defs>
<rect width="${width}" height="${height}" fill="#24364b"/>
<rect x="52" y="52" width="640" height="935" rx="26" fill="#2b405a"/>
<rect x="52" y="52" width="640" height="935" rx="26" fill="url(#net)"/>
<rect x="52" y="52" width="640" height="935" rx="26" fill="none" stroke="#b9c7d6" stroke-width="5"/>
<rect x="68" y="68" width="608" height="903" rx="16" fill="none" stroke="#5d7692" stroke-width="3"/>
<circle cx="372" cy="519.5" r="178" fill="#24364b" stroke="#b9c7d6" stroke-width="5"/>
<circle cx="372" cy="519.5" r="158" fill="none" stroke="#5d7692" stroke-width="3"/>
<g fill="none" stroke="#e8eef4" stroke-width="15" stroke-linecap="round">
<path d="${wave(459.5)}"/><path d="${wave(519.5)}"/><path d="${wave(579.5)}"/></g></svg>`,
} as const;
