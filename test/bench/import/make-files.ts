/** Writes files of an app with as many rows each: `node make-files.ts <folder> <rows> …`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gameCards } from "#functions/transfer/matching/catalogue/game-cards.ts";
import { keptCatalogue } from "../match/kept-catalogue.ts";
import { appFile } from "./app-file.ts";

const [folder = "", ...counts] = process.argv.slice(2);
const [pokemon] = (await keptCatalogue()) ?? [];
if (!pokemon) throw new Error("The full-size reference data is not on this machine.");
const game = gameCards(pokemon.definition, pokemon.table, pokemon.ids);
mkdirSync(folder, { recursive: true });
for (const count of counts) {
  writeFileSync(join(folder, `${count}.csv`), appFile(game, Number(count)));
}
