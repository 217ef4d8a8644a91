import { fill, ground, type Scene, sceneSize } from "./scene.ts";
import { around, circle, polygon, px, upTo } from "./svg.ts";

const { width, height } = sceneSize;

export const mosaic: Scene = (dice, { deep, base, soft, pale, accent }) => {
  const side = height / 4;
  const tile = (x: number, y: number) => {
    const [back, front] = dice.pick([
      [pale, base],
      [soft, deep],
      [base, pale],
      [deep, accent],
      [pale, accent],
      [soft, pale],
    ]);
    const shape = dice.pick([
      `<path d="M0 0H1A1 1 0 0 1 0 1Z"/>`,
      `<path d="M0 0H1V1Z"/>`,
      `<circle cx=".5" cy=".5" r=".36"/>`,
      `<path d="M0 .5A.5 .5 0 0 1 1 .5Z"/>`,
      `<path d="M.5 0L1 .5L.5 1L0 .5Z"/>`,
    ]);
    const turn = dice.whole(0, 3) * 90;
    return `<g transform="translate(${px(x)} ${px(y)}) scale(${px(side)}) rotate(${turn} .5 .5)"><rect width="1.01" height="1.01" fill="${back}"/><g fill="${front}">${shape}</g></g>`;
  };
  const rows = upTo(4).flatMap((row) =>
    upTo(6).map((column) => tile(column * side - 17, row * side)),
  );
  return ground(pale) + rows.join("");
};

export const scales: Scene = (dice, { deep, base, soft, pale, accent }) => {
  const radius = dice.between(40, 58);
  const rows = upTo(Math.ceil(height / (radius / 2)) + 2);
  const arcs = rows.flatMap((row) =>
    upTo(Math.ceil(width / (radius * 2)) + 2).map((column) => {
      const [x, y] = [column * radius * 2 - (row % 2) * radius, row * (radius / 2)];
      const rim = dice.whole(0, 9) === 0 ? accent : dice.pick([base, base, deep]);
      return [
        circle(x, y, radius, fill(pale)),
        circle(x, y, radius * 0.9, fill(rim)),
        circle(x, y, radius * 0.66, fill(pale)),
        circle(x, y, radius * 0.56, fill(soft)),
        circle(x, y, radius * 0.3, fill(pale)),
      ].join("");
    }),
  );
  return ground(soft) + arcs.join("");
};

export const rays: Scene = (dice, { deep, base, soft, pale, accent }) => {
  const centre: [number, number] = [dice.between(170, 354), dice.between(170, 250)];
  const count = dice.whole(9, 16) * 2;
  const wedges = upTo(count).map((index) =>
    polygon(
      [
        centre,
        around(centre, (index * 360) / count, 700),
        around(centre, ((index + 1) * 360) / count, 700),
      ],
      fill(index % 2 === 0 ? soft : pale),
    ),
  );
  const sides = dice.whole(3, 8);
  const turn = dice.between(0, 60);
  const gem = (radius: number, colour: string) =>
    polygon(
      upTo(sides).map((corner) => around(centre, turn + (corner * 360) / sides, radius)),
      fill(colour),
    );
  const disc = circle(...centre, 132, fill(base)) + circle(...centre, 118, fill(deep));
  return [ground(pale), ...wedges, disc, gem(100, accent), gem(66, base), gem(34, pale)].join("");
};

export const bloom: Scene = (dice, { deep, base, soft, pale, accent }) => {
  const [x, y] = [dice.between(200, 324), dice.between(160, 212)];
  const layer = (petals: number, reach: number, wide: number, look: string) =>
    upTo(petals).map((index) => {
      const turn = px((index * 360) / petals);
      return `<ellipse cy="${px(-reach / 2)}" rx="${px(wide)}" ry="${px(reach / 2)}" transform="rotate(${turn})" ${look}/>`;
    });
  const count = dice.whole(5, 9);
  const petals = [
    ...layer(count * 2, dice.between(230, 300), 34, fill(base, 0.55)),
    ...layer(count, dice.between(160, 200), 40, fill(soft, 0.85)),
    ...layer(count, dice.between(90, 120), 26, fill(pale, 0.9)),
  ];
  const heart = circle(0, 0, 34, fill(accent)) + circle(0, 0, 18, fill(deep));
  const seeds = upTo(30).map(() =>
    circle(dice.between(0, width), dice.between(0, height), dice.between(1.5, 5), fill(soft, 0.6)),
  );
  return `${ground(deep)}${seeds.join("")}<g transform="translate(${px(x)} ${px(y)}) rotate(${dice.whole(0, 60)})">${petals.join("")}${heart}</g>`;
};
