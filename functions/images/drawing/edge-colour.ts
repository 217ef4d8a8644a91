/** Pixels of a picture, row by row, a byte for each channel. */
export interface RawPicture {
  readonly data: Uint8Array;
  readonly info: {
    readonly width: number;
    readonly height: number;
    readonly channels: 1 | 2 | 3 | 4;
  };
}

const opaque = 250;
/** Of a side, what lies between the round corners. */
const between = { from: 0.2, to: 0.8 } as const;

/** The mean colour of a picture's edges, where they are not see-through: its border's, for what is behind round corners. */
export function edgeColour({ data, info: { width, height, channels } }: RawPicture): string {
  const sum = [0, 0, 0];
  let count = 0;
  const add = (x: number, y: number) => {
    const at = (y * width + x) * channels;
    const isGrey = channels < 3;
    const alpha = channels === 4 || channels === 2 ? (data[at + channels - 1] ?? 0) : 255;
    if (alpha < opaque) return;
    for (const [channel, value] of sum.entries())
      sum[channel] = value + (data[at + (isGrey ? 0 : channel)] ?? 0);
    count += 1;
  };
  const inset = Math.min(2, Math.floor(Math.min(width, height) / 4));
  for (let x = Math.floor(width * between.from); x < width * between.to; x += 1)
    for (const y of [inset, height - 1 - inset]) add(x, y);
  for (let y = Math.floor(height * between.from); y < height * between.to; y += 1)
    for (const x of [inset, width - 1 - inset]) add(x, y);
  if (count === 0) return "#ffffff";
  return `#${sum
    .map((value) =>
      Math.round(value / count)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
