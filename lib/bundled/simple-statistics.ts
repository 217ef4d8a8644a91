/*
 * What stands for `simple-statistics` in bundles: what functions take from it, file by file. The package in one piece
 * leaves tables and classes in each of them that nobody calls, 2.5 KB.
 */
export { default as mean } from "../../node_modules/simple-statistics/src/mean.js";
export { default as median } from "../../node_modules/simple-statistics/src/median.js";
