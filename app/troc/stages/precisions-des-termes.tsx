import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { JetonsACocher } from '#app/ui/jetons-a-cocher.tsx';
import type { Option, PropsDesTermes } from './props-des-termes.ts';
import { CHARGES, type Charge, FACTURATIONS, HORAIRES_USUELS, LIBELLE_FACTURATION } from './termes.ts';

const SEMAINE = [
  [1, 'Lundi'],
  [2, 'Mardi'],
  [3, 'Mercredi'],
  [4, 'Jeudi'],
  [5, 'Vendredi'],
  [6, 'Samedi'],
  [0, 'Dimanche'],
] as const;

const DANS_LES_PRECISIONS = /^(jour-|avec-)|^(lieu|matinDe|matinA|apresMidiDe|apresMidiA|km|frais|repas|facturation)$/;

/** What unfolds behind the short questions: company, days, hours, place, costs. */
export function Precisions({
  formulaire,
  lu,
  valeurs = {},
  noms,
  autres,
}: Pick<PropsDesTermes, 'formulaire' | 'lu' | 'valeurs' | 'noms'> & {
  /** Those who may go with the first person. */
  autres: readonly Option[];
}) {
  const ouvert = Object.keys(formulaire?.erreurs ?? {}).some((champ) => DANS_LES_PRECISIONS.test(champ));
  const charges = (personne: string): Option[] =>
    CHARGES.map((valeur) => ({ valeur, libelle: libelleDeCharge(valeur, noms, personne) }));
  return (
    <Repli titre="Préciser les jours, les horaires, le lieu et les frais" ouvert={ouvert}>
      <div className="formulaire__champs">
        {autres.length > 0 && (
          <fieldset className="champ champ--groupe">
            <legend>{'Qui d’autre part avec cette personne\u00a0?'}</legend>
            {autres.map(({ valeur, libelle }) => (
              <Case
                key={valeur}
                formulaire={formulaire}
                nom={`avec-${valeur}`}
                libelle={libelle}
                defaut={valeurs.avec?.includes(Number(valeur))}
              />
            ))}
          </fieldset>
        )}
        <div className="jours">
          <JetonsACocher
            formulaire={formulaire}
            prefixe="jour"
            legende={'Certains jours de la semaine seulement\u00a0?'}
            aide={
              'Sans rien cocher\u00a0: tous les jours d’un stage court, du lundi au vendredi s’il est plus long. Les jours fériés sont sautés.'
            }
            options={SEMAINE.map(([numero, jour]) => ({
              valeur: String(numero),
              libelle: jour,
              coche: valeurs.joursDeSemaine?.includes(numero) ?? false,
            }))}
          />
        </div>
        <fieldset className="champ champ--groupe">
          <legend>Horaires</legend>
          <p className="champ__aide">
            {
              'Le repas est entre les deux. Sans rien changer\u00a0: 9\u00a0h – 12\u00a0h\u00a030 et 13\u00a0h\u00a030 – 17\u00a0h.'
            }
          </p>
          <div className="horaires">
            <Heure
              formulaire={formulaire}
              nom="matinDe"
              libelle="Le matin, de"
              defaut={valeurs.matinDe ?? enHeure(HORAIRES_USUELS.matin[0])}
            />
            <Heure
              formulaire={formulaire}
              nom="matinA"
              libelle="jusqu’à"
              defaut={valeurs.matinA ?? enHeure(HORAIRES_USUELS.matin[1])}
            />
            <Heure
              formulaire={formulaire}
              nom="apresMidiDe"
              libelle="L’après-midi, de"
              defaut={valeurs.apresMidiDe ?? enHeure(HORAIRES_USUELS.apresMidi[0])}
            />
            <Heure
              formulaire={formulaire}
              nom="apresMidiA"
              libelle="jusqu’à"
              defaut={valeurs.apresMidiA ?? enHeure(HORAIRES_USUELS.apresMidi[1])}
            />
          </div>
        </fieldset>
        <Champ
          formulaire={formulaire}
          nom="lieu"
          libelle="Ailleurs qu’à l’adresse de la structure ?"
          aide="Par exemple : salle des fêtes de Nexon, départ du camion place de l’Église."
          defaut={valeurs.lieu}
          facultatif
        />
        <Choisir
          formulaire={formulaire}
          nom="frais"
          libelle="Qui paie les trajets ?"
          options={charges('La personne, si elle est bénévole')}
          vide={null}
          defaut={valeurs.frais ?? 'origine'}
        />
        <Champ
          formulaire={formulaire}
          nom="km"
          libelle="Combien de kilomètres, aller simple ?"
          aide={`${lu.km === null ? 'Nous l’estimons quand les deux communes sont connues.' : `Environ ${lu.km} km, estimés.`} Le montant est calculé à ${String(lu.bareme).replace('.', ',')} € par km.`}
          inputMode="numeric"
          defaut={valeurs.km}
          court
          facultatif
        />
        <Choisir
          formulaire={formulaire}
          nom="repas"
          libelle="Et les repas ?"
          options={charges('Chacun apporte le sien')}
          vide={null}
          defaut={valeurs.repas ?? 'personne'}
        />
        <Choisir
          formulaire={formulaire}
          nom="facturation"
          libelle={`Si la personne travaille, que facture ${noms.origine} ?`}
          aide="Jamais plus que ce que cela coûte : c’est la loi."
          options={FACTURATIONS.map((valeur) => ({ valeur, libelle: LIBELLE_FACTURATION[valeur] }))}
          vide={null}
          defaut={valeurs.facturation ?? 'rien'}
        />
      </div>
    </Repli>
  );
}

const enHeure = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function Heure({
  formulaire,
  nom,
  libelle,
  defaut,
}: {
  formulaire: Formulaire | undefined;
  nom: string;
  libelle: string;
  defaut: string;
}) {
  return <Champ formulaire={formulaire} nom={nom} libelle={libelle} defaut={defaut} genre="time" court />;
}

function libelleDeCharge(charge: Charge, noms: PropsDesTermes['noms'], personne: string): string {
  if (charge === 'partage') return 'Partagés entre les deux';
  return charge === 'personne' ? personne : noms[charge];
}
