import type { ShareStyle } from "#schemas/images/share.ts";
import { shareColours } from "../pages/share-colours.ts";
import type { CardLayout } from "./card-layout.ts";
import { shares } from "./card-measures.ts";

/** How a card's picture is set; lengths are those that `cardMeasures` reckons with. */
export function cardStyle({ letters, flow, name, setLines }: CardLayout, style: ShareStyle) {
  const { up, down, rule, blank } = shareColours[style];
  const px = (share: number) => `${Math.round(letters * share * 10) / 10}px`;
  const row = "flex-direction: row; align-items: flex-start; flex: none;";
  const column = "flex-direction: column; flex: 1; min-height: 0;";
  return `
.text { position: absolute; display: flex; flex-direction: column; }
.head { display: flex; justify-content: space-between; gap: ${px(1)}; ${flow === "row" ? row : column} }
.what { min-width: 0; }
h1 { font-weight: 750; letter-spacing: -.022em; line-height: ${shares.nameLine}; -webkit-line-clamp: ${name.most}; }
.set { font-size: ${px(shares.set)}; line-height: ${shares.line}; margin-top: ${px(shares.gap)}; -webkit-line-clamp: ${setLines}; }
.facts { display: flex; flex-wrap: wrap; align-items: center; gap: ${px(shares.gap)}; margin-top: ${px(shares.gap)};
  font-size: ${px(shares.facts)}; line-height: ${shares.line}; }
.facts b { font-weight: 600; }
.facts i { font-style: normal; padding: 0 ${px(0.5)}; border: 1.5px solid ${rule}; border-radius: 99px; max-width: 100%; -webkit-line-clamp: 1; }
.worth { flex: none; ${flow === "row" ? "text-align: right;" : ""} }
.of { font-size: ${px(shares.of)}; line-height: ${shares.line}; -webkit-line-clamp: 1; }
.figures { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 ${px(0.8)};
  ${flow === "row" ? "flex-direction: column; align-items: flex-end;" : ""} }
.price { font-weight: 750; letter-spacing: -.03em; line-height: 1.2; white-space: nowrap; }
.change { font-size: ${px(1)}; line-height: ${shares.line}; font-weight: 650; white-space: nowrap; }
.change span { font-weight: 400; }
.up { color: ${up}; } .down { color: ${down}; }
.line { display: block; margin-top: ${px(shares.aboveChart)}; flex: none; }
.foot { font-size: ${px(shares.foot)}; line-height: 1.4; margin-top: auto; padding-top: ${px(shares.aboveFoot)}; flex: none; }
.blank { position: absolute; display: flex; flex-direction: column; justify-content: center; align-items: center; gap: ${px(0.5)};
  padding: ${px(2)}; text-align: center; background: ${blank}; border: 2px solid ${rule}; border-radius: ${px(1)}; }
.blank > i { position: absolute; inset: ${px(0.6)}; border: 1.5px solid ${rule}; border-radius: ${px(0.6)}; }
.blank h2, .blank h3 { max-width: 100%; -webkit-line-clamp: 5; line-height: 1.3; font-weight: 400; }
.blank h2 { font-weight: 650; line-height: 1.2; }
`;
}
