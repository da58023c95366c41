import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { CHAMPS_DE_SEANCE, champDeSeance, LIBELLE_MOMENT_TAPE, MOMENTS_TAPES, rangsTapes } from './seances-tapees.ts';

interface Props {
  formulaire: Formulaire | undefined;
  valeurs: Readonly<Record<string, string>>;
  /** How many half-days stand already. */
  tenues: number;
  min: string;
}

/** Rows drawn open for one that has no half-day yet, and rows that unfold after those in use. */
const OUVERTES = 2;
const REPLIEES = 4;

/** The half-days of a formation: a day is enough, the hours are proposed. A row left empty is none. */
export function ChampsDesSeances({ formulaire, valeurs, tenues, min }: Props) {
  const ouvertes = Math.max(tenues, dernierRangTape(formulaire) + 1, OUVERTES);
  const rangee = (_: unknown, rang: number) => <Rangee key={rang} {...{ formulaire, valeurs, min, rang }} />;
  const rangees = Array.from({ length: ouvertes + REPLIEES }, rangee);
  return (
    <fieldset className="champ champ--groupe" id="champ-seances" tabIndex={-1}>
      <legend>Quand&nbsp;?</legend>
      <p className="champ__aide">
        Une ligne par demi-journée. Pour une journée entière, une seule ligne suffit&nbsp;: choisissez «&nbsp;toute la
        journée&nbsp;». Sans heures, le matin va de 9&nbsp;h à 12&nbsp;h, l’après-midi de 14&nbsp;h à 17&nbsp;h. Une ligne vide ne
        compte pas.
      </p>
      {(formulaire?.erreurs.seances ?? []).map((phrase) => (
        <p className="champ__erreur" key={phrase}>
          {phrase}
        </p>
      ))}
      {rangees.slice(0, ouvertes)}
      <Repli titre="D’autres demi-journées">{rangees.slice(ouvertes)}</Repli>
    </fieldset>
  );
}

/** The last row in which something was typed, before a refusal; -1 when nothing was. */
const dernierRangTape = (formulaire: Formulaire | undefined): number =>
  rangsTapes(formulaire?.valeurs ?? {}).findLast((rang) =>
    CHAMPS_DE_SEANCE.some((champ) => champ !== 'moment' && formulaire?.valeurs[champDeSeance(rang, champ)]),
  ) ?? -1;

function Rangee({ formulaire, valeurs, min, rang }: Omit<Props, 'tenues'> & { rang: number }) {
  const champ = (nom: Parameters<typeof champDeSeance>[1]) => ({
    formulaire,
    nom: champDeSeance(rang, nom),
    defaut: valeurs[champDeSeance(rang, nom)],
  });
  const id = formulaire?.valeurs[champDeSeance(rang, 'id')] ?? valeurs[champDeSeance(rang, 'id')];
  return (
    <div className="seance-tapee">
      {id && <input type="hidden" name={champDeSeance(rang, 'id')} value={id} />}
      {valeurs[champDeSeance(rang, 'lieu')] && (
        <input type="hidden" name={champDeSeance(rang, 'lieu')} value={valeurs[champDeSeance(rang, 'lieu')]} />
      )}
      <Champ
        {...champ('jour')}
        libelle={rang === 0 ? '1re demi-journée' : `${rang + 1}e demi-journée`}
        genre="date"
        min={min}
        court
      />
      <Choisir
        {...champ('moment')}
        libelle="Moment"
        vide={null}
        options={MOMENTS_TAPES.filter((un) => !id || un !== 'journee').map((valeur) => ({
          valeur,
          libelle: LIBELLE_MOMENT_TAPE[valeur],
        }))}
      />
      <Champ {...champ('debut')} libelle="De" genre="time" court />
      <Champ {...champ('fin')} libelle="À" genre="time" court />
      <div className="seance-tapee__large">
        <Champ {...champ('titre')} libelle="Ce que l’on y fait" max={200} />
      </div>
    </div>
  );
}
