import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { japanese } from './ja.ts';
import { korean } from './ko.ts';
import { dutch } from './nl.ts';
import { portuguese } from './pt.ts';
import type { LanguageVocabulary } from './vocabulary.ts';
import { chinese } from './zh.ts';

/** Every language that is read. The first one wins where two mean different things by one title. */
export const vocabularies: readonly LanguageVocabulary[] = [
	english,
	german,
	french,
	spanish,
	portuguese,
	italian,
	dutch,
	japanese,
	chinese,
	korean,
];
