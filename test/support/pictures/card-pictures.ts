import { createHash } from "node:crypto";
import sharp from "sharp";
import type { Composite, CompositeCard } from "#functions/images/composites/composite.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { PrintingId, Sha256 } from "#schemas/values.ts";

/** A drawn card face with the grain of a photograph, 600×825, as PNG; the seed decides it. */
export async function cardPicture(seed: number): Promise<Buffer> {
  const hue = (seed * 47) % 360;
  const circles = Array.from({ length: 7 }, (_none, index) => {
    const x = 80 + ((seed * 131 + index * 97) % 440);
    const y = 130 + ((seed * 71 + index * 61) % 300);
    const fill = `hsl(${(hue + index * 24) % 360} 70% ${35 + index * 7}%)`;
    return `<circle cx="${x}" cy="${y}" r="${30 + ((seed + index * 37) % 90)}" fill="${fill}" opacity=".7"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="825">
<defs><linearGradient id="sky" x2=".4" y2="1"><stop stop-color="hsl(${hue} 60% 82%)"/>
<stop offset="1" stop-color="hsl(${(hue + 40) % 360} 55% 42%)"/></linearGradient>
<clipPath id="art"><rect x="48" y="92" width="504" height="350" rx="6"/></clipPath></defs>
<rect width="600" height="825" fill="#f2cf46"/>
<rect x="26" y="26" width="548" height="773" rx="14" fill="hsl(${hue} 38% 88%)"/>
<rect x="48" y="92" width="504" height="350" fill="url(#sky)"/>
<g clip-path="url(#art)">${circles.join("")}</g>
<rect x="48" y="48" width="300" height="26" rx="4" fill="#00000055"/>
${[500, 530, 560, 640, 670, 740].map((y) => `<rect x="60" y="${y}" width="${300 + ((seed * y) % 170)}" height="12" fill="#00000038"/>`).join("")}
</svg>`;
  const grain = { type: "gaussian" as const, mean: 128, sigma: 14 };
  const noise = await sharp({
    create: { width: 600, height: 825, channels: 3, background: "#888", noise: grain },
  })
    .png()
    .toBuffer();
  return sharp(Buffer.from(svg))
    .composite([{ input: noise, blend: "soft-light" }])
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** A card with a picture; name only what the test is about. */
export function aCompositeCard(change: Partial<CompositeCard> = {}): CompositeCard {
  return {
    printingId: PrintingId.parse("pokemon:en:base1-4"),
    name: "Charizard",
    setName: "Base Set",
    number: "4/102",
    language: "en",
    artist: "Mitsuhiro Arita",
    quantity: 1,
    picture: pictureHash(0),
    ...change,
  };
}

/** A composite of one card in the default manner. */
export function aComposite(change: Partial<Composite> = {}): Composite {
  return {
    cards: [aCompositeCard()],
    options: CompositeOptions.parse({}),
    day: "2026-02-01",
    attribution: "Pictures © their owners · Cardlake",
    ...change,
  };
}

/** The hash that stands for the picture of a seed. */
export const pictureHash = (seed: number): Sha256 =>
  Sha256.parse(createHash("sha256").update(`picture ${seed}`).digest("hex"));
