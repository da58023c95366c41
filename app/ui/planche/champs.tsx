import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '../bouton.tsx';
import { Champ } from '../champ.tsx';
import { ChampPeriode } from '../champ-periode.tsx';
import { Choisir } from '../choisir.tsx';
import { Case, Choix } from '../choix.tsx';
import { FormulairePoste } from '../formulaire-poste.tsx';
import { Section } from '../page.tsx';

const REFUSE: Formulaire = {
  valeurs: { qui: '2', du: '2026-04-09', au: '2026-04-07', tuteur: 'Bruno Lascaux' },
  erreurs: {
    au: ['La fin, mardi 7 avril, est avant le début, jeudi 9 avril. Peut-être les deux dates sont-elles inversées.'],
    objet: ['Écrivez au moins une phrase.'],
    frais: ['Choisissez une réponse.'],
  },
};

const EQUIPE = [
  { valeur: '1', libelle: 'Karim Belhadj, accueil', groupe: 'La Grange commune' },
  { valeur: '2', libelle: 'Maëlle Desroches, animatrice', groupe: 'La Grange commune' },
];

const FRAIS = [
  { valeur: 'origine', libelle: 'La Grange commune', aide: 'environ 54\u00a0km par jour' },
  { valeur: 'accueil', libelle: 'L’Escale' },
  { valeur: 'moitie', libelle: 'Moitié, moitié' },
];

/** Every field, as refused and as new. */
export function PlancheChamps() {
  return (
    <>
      <Section titre="Un formulaire refusé">
        <FormulairePoste
          action="/ui"
          formulaire={REFUSE}
          titreErreurs="Il manque trois choses pour envoyer"
          brouillon={{ formulaire: 'planche' }}
        >
          <Choisir formulaire={REFUSE} nom="qui" libelle="Qui part en stage&nbsp;?" options={EQUIPE} />
          <ChampPeriode
            formulaire={REFUSE}
            legende="Quand&nbsp;?"
            nomDu="du"
            nomAu="au"
            aide="Vacances de printemps du 4 au 19 avril. Férié&nbsp;: lundi 6 avril."
          />
          <Champ
            formulaire={REFUSE}
            nom="objet"
            genre="textarea"
            libelle="Qu’est-ce que Maëlle vient apprendre&nbsp;?"
            aide="Deux ou trois phrases. L’Escale s’en sert pour préparer ses journées."
          />
          <Champ formulaire={REFUSE} nom="tuteur" libelle="Qui aimeriez-vous comme tuteur ou tutrice&nbsp;?" facultatif />
          <Choix formulaire={REFUSE} nom="frais" legende="Qui paie les trajets&nbsp;?" options={FRAIS} />
          <div className="actions">
            <Bouton icone="envoyer">Envoyer la proposition à L’Escale</Bouton>
          </div>
        </FormulairePoste>
      </Section>
      <Section titre="Des champs neufs">
        <FormulairePoste action="/ui">
          <div className="grille grille--2">
            <Champ nom="commune" libelle="Commune" defaut="Saint-Sulpice-les-Feuilles" />
            <Champ nom="jour" genre="date" libelle="Premier jour" defaut="2026-04-01" />
            <Champ nom="motDePasse" genre="password" libelle="Votre mot de passe" />
            <Champ nom="liste" genre="file" libelle="La liste des structures" aide="Un fichier CSV." accept=".csv" />
            <Champ nom="courriel" genre="email" libelle="Adresse électronique" facultatif />
            <Champ nom="places" genre="number" libelle="Places" min={0} max={20} defaut="2" court />
          </div>
          <ChampPeriode legende="Dates" nomDu="debut" nomAu="fin" defautDu="2026-04-07" defautAu="2026-04-09" />
          <Case nom="montrer" libelle="Montrer mon téléphone aux équipes du réseau" aide="Votre courriel reste visible." defaut />
        </FormulairePoste>
      </Section>
    </>
  );
}
