/**
 * Where the best picture of a card is, from the address that the catalogue has: TCGdex names it
 * without size and ending. An address that ends like a file is one.
 */
export const pictureUrl = (imageUrl: string): string =>
  /\.(png|jpe?g|webp|avif)$/i.test(imageUrl) ? imageUrl : `${imageUrl}/high.webp`;
