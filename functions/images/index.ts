export { type HaveDrawnPorts, haveDrawn } from "./charts/have-drawn.ts";
export { emWidth, linesOf } from "./composites/layout/header-text.ts";
export { fontFamilies } from "./composites/look/font-families.ts";
export { palettes } from "./composites/look/palette.ts";
export {
  type Counted,
  numberIn,
  partIn,
  wordFor,
  wordsIn,
} from "./composites/words/picture-words.ts";
export type { OwnPictures } from "./own/own-pictures.ts";
export { pictureUrl } from "./pictures/card-picture.ts";
export { type HavePosterPorts, havePoster, posterOrLate } from "./posters/have-poster.ts";
export { type CreatePrintPorts, createPrint } from "./prints/create-print.ts";
export { numberOf, setNameOf } from "./renders/card-words.ts";
export { type CreateRenderPorts, createRender } from "./renders/create-render.ts";
export type { DrawingQueue } from "./renders/render-turn.ts";
export { renderView } from "./renders/render-view.ts";
export type { AskPorts } from "./showing/hosted-picture.ts";
export { leadingTo } from "./showing/leading-to.ts";
export type { Shown } from "./showing/patience.ts";
export {
  type PictureAtHand,
  type PicturesAtHandPorts,
  picturesAtHand,
  type WantedPicture,
} from "./showing/pictures-at-hand.ts";
