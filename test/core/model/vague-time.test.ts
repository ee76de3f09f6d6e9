import assert from 'node:assert/strict';
import { vagueTimeIn } from '../../../src/core/model/vague-time.ts';

describe('vague times', () => {
	for (const [text, expected] of [
		['A few minutes later the queue drained', 'A few minutes later'],
		['Wenige Minuten später war die Schlange leer', 'Wenige Minuten später'],
		['Kurz danach Entwarnung', 'Kurz danach'],
		['Quelques minutes plus tard, tout va bien', 'Quelques minutes plus tard'],
		['Dans la soirée, bascule', 'Dans la soirée'],
		['Unos minutos después se recupera', 'Unos minutos después'],
		['Por la tarde se despliega', 'Por la tarde'],
		['Alguns minutos depois, tudo voltou', 'Alguns minutos depois'],
		['Pouco depois, alerta', 'Pouco depois'],
		['Due ore dopo il servizio torna', 'Due ore dopo'],
		['In serata il ripristino', 'In serata'],
		['Enkele minuten later hersteld', 'Enkele minuten later'],
		['Kort daarna een melding', 'Kort daarna'],
		['数分後に復旧', '数分後'],
		['その日の夕方に再開', 'その日の夕方'],
		['几分钟后恢复', '几分钟后'],
		['当天晚上重新部署', '当天晚上'],
		['몇 분 후 복구', '몇 분 후'],
		['같은 날 저녁 재배포', '같은 날 저녁'],
	] as const) {
		it(`are what “${text}” begins with`, () => assert.equal(vagueTimeIn(text), expected));
	}

	for (const text of [
		'Support is told',
		'Kurzfristig zurückgerollt',
		'Kunden informiert',
		'Soirée électorale en direct',
		'Porta chiusa',
		'Dopo il rilascio',
		'夜間バッチが失敗',
		'晚上班次交接',
		'오후반 교대',
	]) {
		it(`are not in “${text}”`, () => assert.equal(vagueTimeIn(text), undefined));
	}
});
