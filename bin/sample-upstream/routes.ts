import { type Answer, jsonAnswer, textAnswer } from "./answer.ts";
import { assets } from "./assets.ts";
import { cardmarket } from "./cardmarket.ts";
import { type Catalogue, catalogueOf } from "./catalogue.ts";
import { ebay } from "./ebay.ts";
import { ecb } from "./ecb.ts";
import type { FaultsOfRequest } from "./faults/fault-book.ts";
import { cardView } from "./faults/spoilt-answer.ts";
import { dayOf, restingSince } from "./faults/spoilt-prices.ts";
import { optcgapi } from "./one-piece/optcgapi.ts";
import { punkRecords } from "./one-piece/punk-records.ts";
import type { PicturePress } from "./pictures/picture-press.ts";
import { pokeapi } from "./pokeapi.ts";
import { pokeapiFiles } from "./pokeapi-files.ts";
import { pokemontcg } from "./pokemontcg/pokemontcg.ts";
import { pokemontcgFiles } from "./pokemontcg/pokemontcg-files.ts";
import { pokemontcgPictures, withOwnPictures } from "./pokemontcg/pokemontcg-pictures.ts";
import type { SampleData } from "./records.ts";
import type { SampleDay } from "./sample-day.ts";
import type { RealSeries } from "./shops/real-series.ts";
import { shopPrices } from "./shops/shop-prices.ts";
import type { Target } from "./target.ts";
import { tcgcsv } from "./tcgcsv.ts";
import { tcgdex } from "./tcgdex.ts";

export type Route = (target: Target, faults: FaultsOfRequest) => Answer | Promise<Answer>;

export interface RoutesOptions {
  readonly data: SampleData;
  /** The address under which answers point back at this server. */
  readonly url: string;
  readonly press: PicturePress;
  readonly day: SampleDay;
  /** What cards cost in truth, instead of what is invented. */
  readonly realSeries?: RealSeries | undefined;
}

/** Every upstream behind its own prefix of one server. */
export function routes({ data, url, press, day, realSeries }: RoutesOptions): Route {
  const catalogues = new Map(
    [...data.languages].map(([language, records]) => [language, catalogueOf(language, records)]),
  );
  const nothingIn = (language: string): Catalogue => catalogueOf(language, { cards: [], sets: [] });
  const prices = shopPrices(realSeries);
  const cards = tcgdex({
    catalogue: (language) => catalogues.get(language) ?? nothingIn(language),
    assetsUrl: `${url}/assets`,
    prices,
  });
  const species = pokeapi({ species: data.species, baseUrl: `${url}/api/v2` });
  const speciesFiles = pokeapiFiles(data.species);
  const pokemonTcg = withOwnPictures(data.pokemonTcg, url);
  const englishCards = pokemontcg(pokemonTcg, { today: day.now });
  const englishFiles = pokemontcgFiles(pokemonTcg);
  const englishPictures = pokemontcgPictures(data.pokemonTcg, press);
  const onePiece = punkRecords(data.onePiece);
  const onePieceCards = optcgapi(data.onePiece);
  const sold = {
    pokemon: catalogues.get("en") ?? nothingIn("en"),
    onePiece: data.onePiece.get("english") ?? { packs: {}, cards: [] },
    prices,
  };
  const [products, guides] = [tcgcsv(sold), cardmarket(sold)];
  const mirrored = (target: Target, day: string, faults: FaultsOfRequest) =>
    products.answer(target, { day, pricesOf: restingSince(target.path, day, faults) });
  const pictures = assets([...catalogues.values()], press);
  const speciesList = jsonAnswer(data.species, "a-year");
  const index = jsonAnswer({
    cards: `${url}/v2`,
    species: `${url}/api/v2`,
    speciesList: `${url}/species.json`,
    speciesFiles: `${url}/pokeapi/csv`,
    englishCards: `${url}/pokemontcg/v2`,
    englishFiles: `${url}/pokemontcg-data`,
    onePiece: `${url}/punk-records`,
    products: `${url}/tcgcsv`,
    shop: `${url}/tcgplayer`,
    priceGuides: `${url}/cardmarket`,
    listings: `${url}/ebay`,
    exchangeRates: `${url}/ecb`,
    pictures: `${url}/assets`,
  });

  return (target, faults) => {
    const [first, second = ""] = target.segments;
    const today = () => dayOf(target.path, day.now(), faults);
    switch (first) {
      case "v2":
        return cards(target, today(), cardView(second, faults));
      case "api":
        return second === "v2" ? species(target) : textAnswer("Not Found", 404);
      case "pokemontcg":
        return englishCards(target);
      case "pokemontcg-data":
        return englishFiles(target);
      case "pokemontcg-pictures":
        return englishPictures(target);
      case "punk-records":
        return onePiece(target);
      case "optcgapi":
        return onePieceCards(target);
      case "tcgcsv":
        return second === "archive"
          ? products.archive(target, today())
          : mirrored(target, today(), faults);
      case "tcgplayer":
        return products.shopApi(target, faults, { day: today(), pricesOf: today() });
      case "cardmarket":
        return guides(target, today());
      case "ecb":
        return ecb(target, today());
      case "ebay":
        return ebay(target, faults, today());
      case "pokeapi":
        return speciesFiles(target);
      case "assets":
        return pictures(target, editionOf(target, faults));
      case "species.json":
        return target.segments.length === 1 ? speciesList : textAnswer("Not Found", 404);
      case "status":
      case "ping":
        return jsonAnswer({ status: "ok" });
      case undefined:
        return index;
      default:
        return textAnswer("Not Found", 404);
    }
  };
}

function editionOf({ path }: Target, faults: FaultsOfRequest): string {
  const changes = faults.at(path, "changed-picture");
  faults.spend(...changes);
  return changes.map(({ edition }) => edition).join(" ");
}
