import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { champDeSeance, LIBELLE_MOMENT_TAPE, MOMENTS_TAPES } from './seances-tapees.ts';

interface Props {
  formulaire: Formulaire | undefined;
  valeurs: Readonly<Record<string, string>>;
  /** How many rows to draw: those that stand, and some to fill. */
  combien: number;
  min: string;
}

/** The half-days of a formation: a day is enough, the hours are proposed. A row left empty is none. */
export const ChampsDesSeances = ({ formulaire, valeurs, combien, min }: Props) => (
  <fieldset className="champ champ--groupe" id="champ-seances">
    <legend>Quand&nbsp;?</legend>
    <p className="champ__aide">
      Une ligne par demi-journée, ou par journée entière. Sans heures, le matin va de 9&nbsp;h à 12&nbsp;h, l’après-midi de
      14&nbsp;h à 17&nbsp;h. Une ligne vide ne compte pas.
    </p>
    {(formulaire?.erreurs.seances ?? []).map((phrase) => (
      <p className="champ__erreur" key={phrase}>
        {phrase}
      </p>
    ))}
    {Array.from({ length: combien }, (_, rang) => {
      const champ = (nom: Parameters<typeof champDeSeance>[1]) => ({
        formulaire,
        nom: champDeSeance(rang, nom),
        defaut: valeurs[champDeSeance(rang, nom)],
      });
      const id = formulaire?.valeurs[champDeSeance(rang, 'id')] ?? valeurs[champDeSeance(rang, 'id')];
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the form is its place.
        <div className="seance-tapee" key={rang}>
          {id && <input type="hidden" name={champDeSeance(rang, 'id')} value={id} />}
          {valeurs[champDeSeance(rang, 'lieu')] && (
            <input type="hidden" name={champDeSeance(rang, 'lieu')} value={valeurs[champDeSeance(rang, 'lieu')]} />
          )}
          <Champ {...champ('jour')} libelle={`Jour ${rang + 1}`} genre="date" min={min} facultatif={rang > 0} court />
          <Choisir
            {...champ('moment')}
            libelle="Moment"
            vide={null}
            options={MOMENTS_TAPES.filter((un) => !id || un !== 'journee').map((valeur) => ({
              valeur,
              libelle: LIBELLE_MOMENT_TAPE[valeur],
            }))}
          />
          <Champ {...champ('debut')} libelle="De" genre="time" facultatif court />
          <Champ {...champ('fin')} libelle="À" genre="time" facultatif court />
          <div className="seance-tapee__large">
            <Champ {...champ('titre')} libelle="Ce que l’on y fait" max={200} facultatif />
          </div>
        </div>
      );
    })}
  </fieldset>
);
