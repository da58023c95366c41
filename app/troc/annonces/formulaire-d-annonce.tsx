import { type ReactNode, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { FORMES, LIBELLE_FORME, MAX_DESCRIPTION_ANNONCE, MAX_TITRE_ANNONCE, type TypeAnnonce } from './annonces.ts';
import { Jetons } from './jetons.tsx';
import { SavoirFaireACocher } from './savoir-faire-a-cocher.tsx';
import { JOURS_ISO, LIBELLE_RAYON, libelleJourIso, MAX_PRECISION_ANNONCE, RAYONS } from './termes.ts';

interface Props {
  type: TypeAnnonce;
  /** What was typed, or what the page begins with. */
  formulaire: Formulaire;
  suggestions: { termes: readonly { slug: string; nom: string; coche: boolean }[] };
  aujourdhui: string;
  geste: string;
  /** Name of its draft. */
  brouillon: string;
  retour: string;
  /** Told of each letter of the title, for what is drawn beside. */
  surTitre?: ((titre: string) => void) | undefined;
  /** Told of the form that is chosen. */
  surForme?: ((forme: string) => void) | undefined;
  /** Hidden fields, and a question before the others. */
  avant?: ReactNode;
  children: ReactNode;
}

const EXEMPLES: Record<TypeAnnonce, string> = {
  offre: 'Comme vous le diriez au téléphone\u00a0: « Monter un jardin partagé avec les habitants ».',
  besoin: 'Comme vous le diriez au téléphone\u00a0: « Apprendre à animer un conseil d’habitants ».',
};

/** One sentence and its words; in which form, how far; the rest unfolds. */
export function FormulaireDAnnonce({ type, formulaire, suggestions, surTitre, surForme, avant, children, ...p }: Props) {
  const [titre, setTitre] = useState(formulaire.valeurs.titre ?? '');
  const precise = PRECISIONS.some((nom) => formulaire.valeurs[nom] || formulaire.erreurs[nom]);
  return (
    <FormulairePoste formulaire={formulaire} geste={p.geste} brouillon={{ formulaire: p.brouillon }}>
      {avant}
      {/* Read as it rises: the field stays the one of every form. */}
      <div
        onInput={({ target }) => {
          if (!(target instanceof HTMLInputElement)) return;
          setTitre(target.value);
          surTitre?.(target.value);
        }}
      >
        <Champ
          formulaire={formulaire}
          nom="titre"
          libelle="En une phrase"
          max={MAX_TITRE_ANNONCE}
          autoComplete="off"
          aide={EXEMPLES[type]}
        />
      </div>
      <SavoirFaireACocher
        formulaire={formulaire}
        termes={suggestions.termes}
        titre={titre}
        reconnuPour={formulaire.valeurs.titre ?? ''}
        retour={p.retour}
      />
      <div onInput={({ target }) => target instanceof HTMLInputElement && surForme?.(target.value)}>
        <Jetons
          {...{ formulaire, nom: 'forme', genre: 'radio', defaut: ['stage'] }}
          legende="Sous quelle forme ?"
          options={FORMES.map((forme) => ({ valeur: forme, libelle: LIBELLE_FORME[forme] }))}
        />
      </div>
      <Jetons
        {...{ formulaire, nom: 'rayon', genre: 'radio', defaut: ['partout'] }}
        legende="Jusqu’où ?"
        options={RAYONS.map((rayon) => ({ valeur: rayon, libelle: LIBELLE_RAYON[rayon] }))}
        aussi={{ nom: 'aDistance', libelle: 'À distance aussi' }}
      />
      <Repli titre="Préciser (qui, quand, combien de personnes)" ouvert={precise}>
        <div className="formulaire__champs">
          <Champ
            {...{
              formulaire,
              nom: 'description',
              libelle: 'Quelques mots de plus',
              genre: 'textarea',
              lignes: 4,
              facultatif: true,
            }}
            aide={`${MAX_DESCRIPTION_ANNONCE.toLocaleString('fr-FR')} caractères au plus. Ne nommez personne sans son accord.`}
          />
          <Champ {...{ formulaire, nom: 'pourQui', libelle: 'Pour qui', max: MAX_PRECISION_ANNONCE, facultatif: true }} />
          <Champ
            {...{ formulaire, nom: 'quand', libelle: 'Quand', max: MAX_PRECISION_ANNONCE, facultatif: true }}
            aide="« D’avril à juin », « les mercredis hors vacances »…"
          />
          <Jetons
            {...{ formulaire, nom: 'jours', genre: 'checkbox', facultatif: true }}
            legende="Les jours qui vont"
            options={JOURS_ISO.map((jour) => ({ valeur: String(jour), libelle: libelleJourIso(jour) }))}
          />
          <Champ
            {...{ formulaire, nom: 'places', libelle: 'Pour combien de personnes au plus', facultatif: true }}
            {...{ genre: 'number', min: 1, max: 500, court: true, inputMode: 'numeric' }}
          />
          <Champ {...{ formulaire, nom: 'des', libelle: 'À partir du', genre: 'date', facultatif: true }} />
          <Champ
            {...{
              formulaire,
              nom: 'valableJusqu',
              libelle: 'Valable jusqu’au',
              genre: 'date',
              min: p.aujourdhui,
              facultatif: true,
            }}
            aide="Ensuite, l’annonce s’endort d’elle-même. Sans date, un courriel vous demandera de temps en temps si elle tient."
          />
        </div>
      </Repli>
      {children}
    </FormulairePoste>
  );
}

const PRECISIONS = ['description', 'pourQui', 'quand', 'jours', 'places', 'des', 'valableJusqu'] as const;
