import type { Ligne, Tour } from '../bench.ts';
import type { MesureDeLaCellule } from './cellule.ts';
import type { MesureDImport } from './import.ts';
import type { MesureDeLettre } from './lettre.ts';
import type { MesureDesMalles } from './malles.ts';
import type { MesureDesFormations } from './mesurer-les-formations.ts';
import type { MesureDuTroc } from './recherche.ts';
import type { MesureDeSynthese } from './synthese.ts';

interface Resultats {
  machine: string;
  commit: string;
  jour: string;
  dureeS: number;
  /** Bytes of compressed JavaScript of a first visit. */
  poids: number;
  lignes: Ligne[];
  tours: Tour[];
  liste: MesureDImport | undefined;
  lettre: MesureDeLettre | undefined;
  synthese: MesureDeSynthese | undefined;
  troc: readonly MesureDuTroc[];
  malles: MesureDesMalles | undefined;
  formations: MesureDesFormations | undefined;
  cellule: MesureDeLaCellule | undefined;
}

const ms = (nombre: number | null | undefined) => (nombre == null ? '–' : nombre.toFixed(2));
const fois = (nombre: number) => `${nombre.toFixed(2)} ×`;
const rang = (...cases: (string | number)[]) => `| ${cases.join(' | ')} |`;

/** Writes docs/mesures.md. */
export function rediger(r: Resultats): string {
  return [
    '# Measures',
    '',
    `\`npm run bench\`, ${r.jour}, commit ${r.commit}, in ${r.dureeS.toFixed(0)} s, on ${r.machine}.`,
    'Ten connections with ten sessions, signed in; the load and the server share the machine: trust the CPU a request and the',
    'ratios, not the 99th percentile. Ten people and two stages a structure. The directory is read by directions, the stages',
    'by the coordination, fifty rows at most: at 24 structures the directory has 24 rows, beyond it has 50.',
    '',
    ...tableauDesPages(r.lignes),
    '',
    '«bare» sends the same bytes from a Node server that does nothing else. «own tree» is `renderToString` of the page’s own',
    'elements from loaded objects; «reference» is that of a fixed plain tree with the same words (`scripts/bench/arbres.ts`).',
    '',
    ...tableauDesObjectifs(r),
    '',
    ...tableauDesTours(r.tours),
    '',
    ...tableauDesRecherches(r.tours),
    '',
    ...tableauDuTroc(r.troc),
    '',
    ...(r.liste ? tableauDeListe(r.liste) : []),
    '',
    ...(r.lettre ? tableauDeLettre(r.lettre) : []),
    '',
    ...(r.synthese ? tableauDeSynthese(r.synthese) : []),
    '',
    ...(r.malles ? tableauDesMalles(r.malles) : []),
    '',
    ...(r.formations ? tableauDesFormations(r.formations) : []),
    '',
    ...(r.cellule ? tableauDeLaCellule(r.cellule) : []),
    '',
  ].join('\n');
}

function tableauDesPages(lignes: readonly Ligne[]): string[] {
  return [
    rang(
      'structures',
      'page',
      'CPU ms',
      'req/s',
      'p50 ms',
      'p99 ms',
      'bytes',
      'SQL',
      'bare: CPU ms',
      'bare: req/s',
      'own tree: CPU ms',
      'reference: CPU ms',
      'CPU / reference',
    ),
    rang('--:', '---', ...Array.from({ length: 11 }, () => '--:')),
    ...lignes.map((l) =>
      rang(
        ...[l.taille, l.nom, ms(l.cpu), l.parSeconde.toFixed(0), ms(l.p50), ms(l.p99), l.octets, l.sql],
        ...[ms(l.nu?.cpu), l.nu?.parSeconde.toFixed(0) ?? '–', ms(l.memeArbre), ms(l.reference)],
        l.reference ? fois(l.cpu / l.reference) : '–',
      ),
    ),
  ];
}

function tableauDesObjectifs({ lignes, tours, poids, troc }: Resultats): string[] {
  const documents = lignes.filter((l) => l.reference !== null);
  const pire = Math.max(...documents.map((l) => l.cpu / (l.reference ?? 1)));
  const p50 = (taille: number, nom: string) => lignes.find((l) => l.taille === taille && l.nom === nom)?.p50 ?? Number.NaN;
  const noms = [...new Set(documents.map((l) => l.nom))];
  const verdict = (bon: boolean) => (bon ? 'yes' : '**no**');
  const croissance = (taille: number, but: number) =>
    noms.map((nom) => {
      const rapport = p50(taille, nom) / p50(24, nom);
      return rang(`p50 at ${taille} beside 24, ${nom}`, fois(but), fois(rapport), verdict(rapport <= but));
    });
  const grand = tours.at(-1);
  const carte = Math.max(...lignes.filter((l) => l.nom === 'carte').map((l) => l.octets));
  const p95 = grand?.recherche.p95 ?? Number.NaN;
  const memoire = Math.max(...tours.map((t) => t.memoireMo));
  const lundi = lignes.find((l) => l.taille === 240 && l.nom === 'lundi');
  const [sqlDuLundi, lundiSeul] = [lundi?.sql ?? Number.NaN, lundi?.p95Seule ?? Number.NaN];
  const duTroc = troc.find(({ annonces }) => annonces === 10_000)?.p95 ?? Number.NaN;
  const pret = Math.max(...tours.map((t) => t.pretMs)) / 1000;
  return [
    rang('goal', 'at most', 'measured', 'held'),
    rang('---', '--:', '--:', '---'),
    rang('CPU of a document beside the reference, worst page', fois(6), fois(pire), verdict(pire <= 6)),
    ...croissance(240, 1.15),
    ...croissance(2400, 1.3),
    rang(`search p95 at ${grand?.taille} structures, in the server`, '20 ms', `${ms(p95)} ms`, verdict(p95 <= 20)),
    rang('search of the troc among 10,000 annonces, p95 of CPU', '20 ms', `${ms(duTroc)} ms`, verdict(duTroc <= 20)),
    rang('lundi at 240, SQL queries', 12, sqlDuLundi, verdict(sqlDuLundi <= 12)),
    rang('lundi at 240, p95 of one reader alone', '60 ms', `${ms(lundiSeul)} ms`, verdict(lundiSeul <= 60)),
    rang('page of the map, compressed, the heaviest', '120 kB', `${(carte / 1000).toFixed(1)} kB`, verdict(carte <= 120_000)),
    rang('resident memory at the end', '250 MB', `${memoire.toFixed(0)} MB`, verdict(memoire < 250)),
    rang('ready on a filled base', '2 s', `${pret.toFixed(2)} s`, verdict(pret < 2)),
    rang('JavaScript of a first page, compressed', '110 kB', `${(poids / 1000).toFixed(1)} kB`, verdict(poids <= 110_000)),
  ];
}

function tableauDesTours(tours: readonly Tour[]): string[] {
  return [
    rang('structures', 'ready ms', 'resident MB at the end'),
    rang('--:', '--:', '--:'),
    ...tours.map((t) => rang(t.taille, t.pretMs.toFixed(0), t.memoireMo.toFixed(0))),
  ];
}

/** All that the directory reads for a search, in one process, without the drawing of the page. */
function tableauDesRecherches(tours: readonly Tour[]): string[] {
  return [
    rang('structures', 'people', 'searches', 'p50 ms', 'p95 ms', 'worst', 'first mistyped word ms'),
    rang('--:', '--:', '--:', '--:', '--:', '---', '--:'),
    ...tours.map(({ taille, recherche: { nombre, p50, p95, pire, premiereMs } }) =>
      rang(taille, taille * 10, nombre, ms(p50), ms(p95), `${ms(pire.ms)} (« ${pire.q} »)`, ms(premiereMs)),
    ),
  ];
}

/** The page of the troc's search, in one process, without its drawing; each size beside the first. */
function tableauDuTroc(mesures: readonly MesureDuTroc[]): string[] {
  const premiere = mesures[0]?.p95 ?? Number.NaN;
  return [
    rang('annonces', 'searches', 'p50, CPU ms', 'p95, CPU ms', 'beside the first', 'worst', 'first mistyped word, CPU ms'),
    rang('--:', '--:', '--:', '--:', '--:', '---', '--:'),
    ...mesures.map(({ annonces, nombre, p50, p95, pire, premiereMs }) =>
      rang(annonces, nombre, ms(p50), ms(p95), fois(p95 / premiere), `${ms(pire.ms)} (« ${pire.q} »)`, ms(premiereMs)),
    ),
  ];
}

/** A spreadsheet sent to the built server by the coordination, on a network of 24 structures. */
function tableauDeListe({ lignes, essaiMs, ecritureMs, attenteMs, memoireMo }: MesureDImport): string[] {
  const secondes = (duree: number) => `${(duree / 1000).toFixed(2)} s`;
  const tenu = (bon: boolean) => (bon ? 'yes' : '**no**');
  return [
    rang(`a list of ${lignes} rows`, 'at most', 'measured', 'held'),
    rang('---', '--:', '--:', '---'),
    rang('from the file sent to the fate of each row', '5 s', secondes(essaiMs), tenu(essaiMs <= 5000)),
    rang('written, all or nothing', '5 s', secondes(ecritureMs), tenu(ecritureMs <= 5000)),
    rang('longest wait of another page, while it is tried', '–', secondes(attenteMs.essai), '–'),
    rang('longest wait of another page, while it is written', '–', secondes(attenteMs.ecriture), '–'),
    rang('resident memory, at the highest', '300 MB', `${memoireMo.toFixed(0)} MB`, tenu(memoireMo <= 300)),
  ];
}

/** Monday's letter, from the first reading to the last mail in the outbox, in a process that does nothing else. */
function tableauDeLettre({ lettres, ms, cpuMs, attenteMs }: MesureDeLettre): string[] {
  const secondes = (duree: number) => `${(duree / 1000).toFixed(2)} s`;
  return [
    rang(`the letter of Monday, ${lettres} letters`, 'at most', 'measured', 'held'),
    rang('---', '--:', '--:', '---'),
    rang('all of them', '5 s', secondes(ms), ms <= 5000 ? 'yes' : '**no**'),
    rang('CPU', '–', secondes(cpuMs), '–'),
    rang('longest wait of a page between two letters', '–', secondes(attenteMs), '–'),
  ];
}

/** What those who came to a formation said, counts and words, in this process. */
export function tableauDeSynthese({ reponses, p50, max }: MesureDeSynthese): string[] {
  return [
    rang(`the synthesis of a formation, ${reponses} answers`, 'at most', 'measured', 'held'),
    rang('---', '--:', '--:', '---'),
    rang('read, p50', '–', `${ms(p50)} ms`, '–'),
    rang('the longest of twenty', '200 ms', `${ms(max)} ms`, max <= 200 ? 'yes' : '**no**'),
  ];
}

/** The planning of fifty malles over a month, and bookings by ten clients at once, on a network of fifty structures. */
export function tableauDesMalles(m: MesureDesMalles): string[] {
  const { planning, plusTard, reservations } = m;
  const verdict = (bon: boolean) => (bon ? 'yes' : '**no**');
  const ligne = (quoi: string, but: string, mesure: string, bon?: boolean) =>
    rang(quoi, but, mesure, bon === undefined ? '–' : verdict(bon));
  const ko = (octets: number) => `${(octets / 1000).toFixed(1)} kB`;
  const rapport = planning.cpu / m.reference;
  const [croissance, croissanceLue] = [plusTard.p50 / planning.p50, m.lecturePlusTard / m.lecture];
  return [
    rang(`the planning of a month, 50 malles, ${m.prets} loans of 5,000`, 'at most', 'measured', 'held'),
    rang('---', '--:', '--:', '---'),
    ligne('CPU of a request', '–', `${ms(planning.cpu)} ms`),
    ligne('`renderToString` of a plain grid of the same loans', '–', `${ms(m.reference)} ms`),
    ligne('the first beside the second', fois(6), fois(rapport), rapport <= 6),
    ligne('`renderToString` of the page’s own elements', '–', `${ms(m.memeArbre)} ms`),
    ligne('a bare server that sends the same bytes', '–', `${ms(m.nu.cpu)} ms`),
    ligne('requests a second, at least', '100', planning.parSeconde.toFixed(0), planning.parSeconde >= 100),
    ligne('p50, p99', '–', `${ms(planning.p50)}, ${ms(planning.p99)} ms`),
    ligne('SQL statements', '10', String(m.sql), m.sql <= 10),
    ligne('HTML before compression', '110 kB', ko(m.html), m.html <= 110_000),
    ligne('of which data for hydration', '–', ko(m.hydratation)),
    ligne('read anew after a write, in the server, CPU', '–', `${ms(m.lecture)} ms`),
    ligne('p50 at 50,000 loans beside 5,000', fois(1.2), fois(croissance), croissance <= 1.2),
    ligne('the same, read anew', fois(1.2), fois(croissanceLue), croissanceLue <= 1.2),
    ligne(
      `a booking, p50 of ${reservations.nombre} by ten clients`,
      '10 ms',
      `${ms(reservations.p50)} ms`,
      reservations.p50 <= 10,
    ),
    ligne('a booking, p99', '–', `${ms(reservations.p99)} ms`),
    ligne('bookings a second', '–', reservations.parSeconde.toFixed(0)),
  ];
}

/** Formations: their pages, a thousand convocations, thirty certificates in one file while someone reads. */
export function tableauDesFormations({ pages, convocations, liasse }: MesureDesFormations): string[] {
  const verdict = (bon: boolean) => (bon ? 'yes' : '**no**');
  const secondes = (duree: number) => `${(duree / 1000).toFixed(2)} s`;
  const attente = liasse.p95Pendant / liasse.p95Seule;
  return [
    rang('formations', 'at most', 'measured', 'held'),
    rang('---', '--:', '--:', '---'),
    ...pages.flatMap(({ nom, cpu, reference, sql, html }) => [
      rang(`${nom}, CPU of a request`, '–', `${ms(cpu)} ms`, '–'),
      rang(`${nom}, beside the reference`, fois(6), fois(cpu / reference), verdict(cpu / reference <= 6)),
      rang(`${nom}, SQL statements`, '–', sql, '–'),
      rang(`${nom}, HTML before compression`, '110 kB', `${(html / 1000).toFixed(1)} kB`, verdict(html <= 110_000)),
    ]),
    rang(`${convocations.nombre} convocations made`, '5 s', secondes(convocations.ms), verdict(convocations.ms <= 5000)),
    rang('of which CPU', '–', secondes(convocations.cpuMs), '–'),
    rang(
      `${liasse.certificats} certificates in one file, ${(liasse.octets / 1000).toFixed(0)} kB`,
      ...(['5 s', secondes(liasse.ms), verdict(liasse.ms <= 5000)] as const),
    ),
    rang('counts shown on the way', '2, at least', liasse.pas, verdict(liasse.pas >= 2)),
    rang('p95 of `/accueil`, alone', '–', `${ms(liasse.p95Seule)} ms`, '–'),
    rang('the same meanwhile, beside it', fois(1.5), fois(attente), verdict(attente <= 1.5)),
  ];
}

/** A demande of the cell, opened by its member, in a process that does nothing else. */
export function tableauDeLaCellule(m: MesureDeLaCellule): string[] {
  return [
    rang(`a demande of ${m.pieces} pieces`, 'at most', 'measured', 'held'),
    rang('---', '--:', '--:', '---'),
    rang(
      'CPU of an opening, its line in the journal of reading included',
      '500 ms',
      `${ms(m.cpuMs)} ms`,
      m.cpuMs <= 500 ? 'yes' : '**no**',
    ),
    rang('the same, p50 and p95', '–', `${ms(m.p50)}, ${ms(m.p95)} ms`, '–'),
    rang('longest wait of another page meanwhile', '–', `${ms(m.attenteMs)} ms`, '–'),
    rang('all of it sealed anew', '–', `${ms(m.rechiffrerMs)} ms`, '–'),
  ];
}
