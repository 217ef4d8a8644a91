import { fill, ground, type Scene, sceneSize } from "./scene.ts";
import { circle, polygon, px, upTo } from "./svg.ts";

const { width, height } = sceneSize;

export const hills: Scene = (dice, { deep, base, soft, pale, accent }) => {
  const [x, y, radius] = [dice.between(120, 400), dice.between(90, 160), dice.between(40, 66)];
  const halos = [3.1, 2.3, 1.6].map((size) => circle(x, y, radius * size, fill("#ffffff", 0.16)));
  const layers = [soft, base, base, deep].map((colour, index) => {
    const [level, swell] = [180 + index * 52, dice.between(18, 40)];
    const [length, shift] = [dice.between(120, 240), dice.between(0, 6)];
    const crest = upTo(28).map((step): [number, number] => {
      const along = (step * width) / 27;
      return [along, level + Math.sin(along / (length / 2) + shift) * swell];
    });
    return polygon([...crest, [width, height], [0, height]], fill(colour, index === 1 ? 0.72 : 1));
  });
  return [ground(pale), ...halos, circle(x, y, radius, fill(accent)), ...layers].join("");
};

export const peaks: Scene = (dice, { deep, base, soft, pale, accent }) => {
  const moon = circle(
    dice.between(80, 440),
    dice.between(60, 110),
    dice.between(26, 44),
    fill(accent),
  );
  const range = (level: number, colours: readonly [string, string], count: number) =>
    upTo(count).map((index) => {
      const x = ((index + dice.between(0.2, 0.8)) * width) / count;
      const [top, half] = [level - dice.between(30, 130), dice.between(90, 150)];
      const ridge = x + dice.between(-28, 28);
      return [
        polygon(
          [
            [x, top],
            [x - half, height],
            [ridge, height],
          ],
          fill(colours[0]),
        ),
        polygon(
          [
            [x, top],
            [x + half, height],
            [ridge, height],
          ],
          fill(colours[1]),
        ),
      ].join("");
    });
  const sky = `<rect width="${width}" height="${height / 2}" ${fill(soft, 0.45)}/>`;
  const far = `<g opacity=".65">${range(210, [soft, base], 5).join("")}</g>`;
  return [ground(pale), sky, moon, far, ...range(290, [base, deep], 4)].join("");
};

export const orbits: Scene = (dice, { deep, base, soft, pale, accent }) => {
  const [x, y, tilt] = [dice.between(200, 330), dice.between(150, 220), dice.between(-35, 35)];
  const stars = upTo(46).map(() =>
    circle(
      dice.between(0, width),
      dice.between(0, height),
      dice.between(0.8, 2.4),
      fill(pale, 0.8),
    ),
  );
  const rings = upTo(5).map((index) => {
    const [wide, high] = [92 + index * 58, 30 + index * 25];
    const angle = dice.between(0, 2 * Math.PI);
    const planet = circle(
      Math.cos(angle) * wide,
      Math.sin(angle) * high,
      dice.between(7, 19),
      fill(dice.pick([accent, soft, pale, base])),
    );
    return `<ellipse rx="${wide}" ry="${high}" fill="none" stroke="${soft}" stroke-width="1.6" stroke-opacity=".7"/>${planet}`;
  });
  const glow = [96, 74].map((radius) => circle(0, 0, radius, fill(base, 0.35)));
  const middle = `${glow.join("")}${circle(0, 0, 52, fill(accent))}${circle(-14, -14, 30, fill("#ffffff", 0.2))}`;
  return `${ground(deep)}${stars.join("")}<g transform="translate(${px(x)} ${px(y)}) rotate(${px(tilt)})">${middle}${rings.join("")}</g>`;
};
