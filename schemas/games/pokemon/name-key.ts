/**
 * What stays of a card's name when two sources' names of one printing are compared. Case, marks and
 * signs do not matter, and neither does what only some sources write:
 *
 *     Farfetch'd            Farfetch’d
 *     Dialga LV.X           Dialga
 *     Mimikyu δ             Mimikyu
 *     Groudon ★             Groudon Star
 *     Basic Fire Energy     Fire Energy
 *     Boss's Orders (Ghetsis)   Boss’s Orders
 *     Imposter Professor Oak    Impostor Professor Oak
 *     Nidoran♀              Nidoran ♀, but not Nidoran♂
 */
export function nameKey(name: string): string {
  const letters = name
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
    .toLowerCase()
    // One with a number in it is the name of a thing: `PokéDex (HANDY909)`.
    .replace(/\([^()\d]*\)/gu, " ")
    .replace(/\blv\. ?x\b/gu, " ")
    .replace(/^basic (?=.+ energy$)/u, "")
    .replace(/\bimposter\b/gu, "impostor")
    // Two species: the only signs that tell names apart.
    .replace(/♀/gu, " female")
    .replace(/♂/gu, " male")
    .replace(/δ|[★☆◇]| (?:prism )?star$/gu, " ")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
  // A name of signs alone is its own key.
  return letters === "" ? name : letters;
}
