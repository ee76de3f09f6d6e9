import assert from 'node:assert/strict';
import { timelineWithout } from '../../../src/core/model/missing-moment.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import type { Moment } from '../../../src/core/vocabulary/terms.ts';

const moments: readonly Moment[] = ['start', 'detected', 'mitigated', 'resolved'];

function missing(...entries: string[]): Moment[] {
	const text = `# Checkout\n\n**Date:** 2026-03-01\n\n## Timeline\n\n${entries.map((entry) => `- ${entry}`).join('\n')}\n`;
	return moments.filter((moment) => timelineWithout(readPostmortem(text), moment, 'small-team') !== undefined);
}

describe('moments that a timeline leaves out', () => {
	const told: readonly [language: string, ...entries: string[]][] = [
		[
			'German',
			'10:00 Erste Fehler im Log',
			'10:05 Der Dienst fällt im Dashboard auf',
			'10:20 Zertifikat getauscht',
			'10:30 Störung beendet',
		],
		[
			'French',
			'10:00 Premières erreurs 500',
			'10:05 Le support remonte des plaintes',
			'10:20 Bascule sur la réplique',
			'10:30 Incident clos',
		],
		[
			'Spanish',
			'10:00 Primer fallo en el pago',
			'10:05 Un cliente avisa',
			'10:20 Se despliega la versión anterior',
			'10:30 Servicio en vivo y verificado',
		],
		[
			'Portuguese',
			'10:00 Primeira falha no login',
			'10:05 Equipe percebe o erro',
			'10:20 Versão anterior aplicada',
			'10:30 Encerramento do incidente',
		],
		['Italian', '10:00 Primo errore', '10:05 Un cliente segnala il problema', '10:20 Disattivata la cache', '10:30 Incidente chiuso'],
		['Dutch', '10:00 Eerste fouten', '10:05 Een klant belt over de storing', '10:20 Vorige versie uitgerold', '10:30 Storing verholpen'],
		['Japanese', '10:00 エラーが出始める', '10:05 利用者から問い合わせ', '10:20 古い版に差し戻し', '10:30 収束を宣言'],
		['Chinese', '10:00 接口开始报错', '10:05 用户反馈无法下单', '10:20 切换到备库', '10:30 全部通过，事故闭环'],
		['Korean', '10:00 오류 발생', '10:05 모니터링 알람', '10:20 이전 버전으로 되돌림', '10:30 장애 종료 선언'],
	];
	for (const [language, ...entries] of told) it(`are none, in ${language}`, () => assert.deepEqual(missing(...entries), []));

	const untold: readonly [language: string, ...entries: string[]][] = [
		['German', '10:00 Besprechung im Büro', '10:05 Frühstück', '10:20 Spaziergang', '10:30 Heimweg'],
		['Spanish', '10:00 Reunión en la oficina', '10:05 Desayuno', '10:20 Paseo', '10:30 Camino a casa'],
		['Japanese', '10:00 会議', '10:05 朝食', '10:20 散歩', '10:30 帰宅'],
		['Korean', '10:00 회의', '10:05 아침 식사', '10:20 산책', '10:30 귀가'],
	];
	for (const [language, ...entries] of untold) it(`are all of them, in ${language}`, () => assert.deepEqual(missing(...entries), moments));

	it('are looked for in the other cells of a row and in what is nested in an entry', () => {
		const row = (time: string, event: string, result: string): string => `| ${time} | ${event} | ${result} |\n`;
		const table = `| Heure | Action | Résultat |\n|---|---|---|\n${row('10:00', 'Test', 'Erreur 500')}${row('10:05', 'Appel', 'Plainte')}${row('10:20', 'Intervention', 'Bascule')}${row('10:30', 'Message final', 'Incident clos')}`;
		const list =
			'- 10:00 Requests\n  - fail with 500\n- 10:05 Ana\n  - is paged\n- 10:20 Ben\n  - reverts it\n- 10:30 Check\n  - all recovered\n';
		for (const body of [table, list]) {
			const postmortem = readPostmortem(`# Checkout\n\n**Date:** 2026-03-01\n\n## Timeline\n\n${body}`);
			const left = moments.filter((moment) => timelineWithout(postmortem, moment, 'small-team') !== undefined);
			assert.deepEqual(left, []);
		}
	});
});
