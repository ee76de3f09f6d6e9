import { vocabularies } from './index.ts';
import type { Bucket, FieldId, ItemColumn, ItemStatus, Language, Moment, SectionId, TimelineColumn } from './terms.ts';

/** What a header field is called in a language; English where the language has no word. */
export function fieldLabel(id: FieldId, language: Language): string {
	return wordIn(language, (vocabulary) => vocabulary.fields[id]?.[0]) ?? id;
}

/** What a column of a timeline is called in a language; English where the language has no word. */
export function timelineColumnTitle(column: TimelineColumn, language: Language): string {
	return wordIn(language, (vocabulary) => vocabulary.timelineColumns[column]?.[0]) ?? column;
}

/** What a column of action items, or a detail of one, is called in a language; English where the language has no word. */
export function itemColumnTitle(column: ItemColumn, language: Language): string {
	return wordIn(language, (vocabulary) => vocabulary.itemColumns[column]?.[0]) ?? column;
}

/** What a status of an action item is called in a language; English where the language has no word. */
export function itemStatusWord(status: ItemStatus, language: Language): string {
	return wordIn(language, (vocabulary) => vocabulary.itemStatuses[status]?.[0]) ?? status;
}

/** What the header field is called that says how far the document is. */
export function documentStatusLabel(language: Language): string {
	return documentStatusLabels[language] ?? 'Document status';
}

const documentStatusLabels: { readonly [language in Language]?: string } = {
	de: 'Dokumentstatus',
	es: 'Estado del documento',
	fr: 'Statut du document',
	it: 'Stato del documento',
	nl: 'Documentstatus',
	pt: 'Status do documento',
	ja: '文書ステータス',
	ko: '문서 상태',
	zh: '文档状态',
};

/** Whether the label of a status says that it is the document's, which is not the incident's. */
export function namesDocument(label: string): boolean {
	return /document|doc\b|dokument|post-?mortem|report|review|rca|文書|ドキュメント|문서|文档/i.test(label);
}

/** What a status of the document is called in a language; English where the language has no word. */
export function documentStatusWord(status: string, language: Language): string {
	return wordIn(language, (vocabulary) => vocabulary.documentStatuses[status]?.[0]) ?? status;
}

/** What a kind of action items is called in a language; English where the language has no word. */
export function bucketTitle(bucket: Bucket, language: Language): string {
	return wordIn(language, (vocabulary) => vocabulary.buckets[bucket]?.[0]) ?? bucket;
}

/** What a section is called in a language; English where the language has no word. */
export function sectionTitle(id: SectionId, language: Language): string {
	return wordIn(language, (vocabulary) => vocabulary.sections[id]?.title) ?? id;
}

/** The label of a reason, in a word that is read as one again. */
export function reasonLabel(language: Language): string {
	return reasons[language] ?? 'reason';
}

const reasons: { readonly [language in Language]?: string } = {
	de: 'Grund',
	es: 'motivo',
	fr: 'raison',
	it: 'motivo',
	nl: 'reden',
	pt: 'motivo',
	ja: '理由',
	ko: '사유',
	zh: '原因',
};

/** One more question of a chain of whys, and what its answer is to say. */
export function oneMoreWhy(language: Language): { readonly question: string; readonly answer: string } {
	const [question, answer] = whys[language] ?? ['Why?', 'describe what allowed it'];
	return { question, answer };
}

const whys: { readonly [language in Language]?: readonly [question: string, answer: string] } = {
	de: ['Warum?', 'beschreiben, was es möglich machte'],
	es: ['¿Por qué?', 'describir qué lo permitió'],
	fr: ['Pourquoi ?', "décrire ce qui l'a permis"],
	it: ['Perché?', "descrivere che cosa l'ha permesso"],
	nl: ['Waarom?', 'beschrijf wat het mogelijk maakte'],
	pt: ['Por quê?', 'descrever o que o permitiu'],
	ja: ['なぜ？', '何がそれを許したかを書く'],
	ko: ['왜?', '무엇이 그것을 가능하게 했는지 적기'],
	zh: ['为什么？', '写明是什么让它发生'],
};

/** The line that says in which zone a timeline's times are, in words that are read as that zone again. */
export function allTimesIn(zone: string, language: Language): string {
	return (zoneLines[language] ?? 'All times in {zone}.').replace('{zone}', () => zone);
}

const zoneLines: { readonly [language in Language]?: string } = {
	de: 'Alle Zeiten in {zone}.',
	es: 'Todas las horas en {zone}.',
	fr: 'Toutes les heures en {zone}.',
	it: 'Tutti gli orari in {zone}.',
	nl: 'Alle tijden in {zone}.',
	pt: 'Todos os horários em {zone}.',
	ja: '時刻はすべて {zone} です。',
	ko: '모든 시간은 {zone} 기준입니다.',
	zh: '所有时间均为 {zone}。',
};

/** The label that marks an entry as a moment, in words that are read as that moment again. */
export function momentLabel(moment: Moment, language: Language): string {
	return (language === 'de' ? german[moment] : undefined) ?? english[moment];
}

const english: Readonly<Record<Moment, string>> = {
	start: 'Start',
	detected: 'Detected',
	paged: 'Paged',
	acknowledged: 'Acknowledged',
	declared: 'Incident declared',
	hypothesis: 'Hypothesis',
	causeFound: 'Cause found',
	decision: 'Decision',
	mitigated: 'Mitigated',
	repaired: 'Repaired',
	resolved: 'Resolved',
	communicated: 'Communicated',
};

const german: { readonly [moment in Moment]?: string } = {
	start: 'Beginn',
	detected: 'Erkannt',
	causeFound: 'Ursache gefunden',
	decision: 'Entscheidung',
	repaired: 'Repariert',
	resolved: 'Behoben',
};

function wordIn(language: Language, read: (vocabulary: (typeof vocabularies)[number]) => string | undefined): string | undefined {
	const own = vocabularies.find((vocabulary) => vocabulary.language === language);
	const [fallback] = vocabularies;
	return (own && read(own)) ?? (fallback && read(fallback));
}
