import type { Language } from './terms.ts';

/** How a title goes on behind its head in languages that put the head first: "Causa de la caída", "Lecciones aprendidas". Normalised. */
export interface Continuation {
	/** Prepositions and the like, behind which anything may follow. */
	readonly words: ReadonlySet<string>;
	/** Whether a single word may follow, as an adjective does. */
	readonly adjective: boolean;
}

export const continuations: { readonly [language in Language]?: Continuation } = {
	de: { words: new Set('der des von vom fur auf aus im in zum zur bei am nach dieses und'.split(' ')), adjective: false },
	nl: { words: new Set('van voor op uit bij in de het tijdens na'.split(' ')), adjective: false },
	es: { words: new Set('de del en para por sobre a al con durante tras que'.split(' ')), adjective: true },
	pt: {
		words: new Set('de do da dos das em no na nos nas para por pelo pela sobre a ao com durante apos que'.split(' ')),
		adjective: true,
	},
	fr: { words: new Set('de du des dans pour par sur a au aux en pendant apres tirees tires'.split(' ')), adjective: true },
	it: {
		words: new Set('di del della dello dei delle dell in nel nella per su sui sul sulla sugli a al con da durante dopo'.split(' ')),
		adjective: true,
	},
};
