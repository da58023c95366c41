import { accorder } from '#app/commun/texte.ts';
import { useAvecJavascript } from '#app/ui/avec-javascript.ts';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { type Forme, libelleQuoi } from './annonces.ts';
import { CarteDAnnonce } from './carte-d-annonce.tsx';

interface Props {
  titre: string;
  forme: Forme;
  besoin: boolean;
  /** For a structure that is not hers, the coordination leaves a draft. */
  prepare: boolean;
  structure: { nom: string; commune: string } | null;
  /** Of freshness. */
  mois: number;
}

/** Beside the form: what the others will see, while it is typed, and what comes next. */
export function AvantDePublier({ titre, forme, besoin, prepare, structure, mois }: Props) {
  return (
    <div className="pile pile--large">
      <Apercu {...{ titre, forme, besoin, structure }} />
      <Feuille creux>
        <Ensuite etapes={etapes(besoin, prepare, mois)} />
      </Feuille>
    </div>
  );
}

function Apercu({ titre, forme, besoin, structure }: Pick<Props, 'titre' | 'forme' | 'besoin' | 'structure'>) {
  if (!useAvecJavascript() || titre.trim() === '') return null;
  const annonce = {
    ...{ titre, quoi: libelleQuoi({ type: besoin ? 'besoin' : 'offre', forme }), mots: [], portee: '' },
    ...{ structure: structure?.nom ?? '', commune: structure?.commune ?? '' },
    fraicheur: { ton: 'succes' as const, texte: 'Publiée aujourd’hui' },
  };
  return (
    <section className="pile">
      <h2>Ce que les autres verront</h2>
      <CarteDAnnonce annonce={annonce} />
    </section>
  );
}

const etapes = (besoin: boolean, prepare: boolean, mois: number) => [
  ...(prepare ? ['Les personnes qui engagent la structure relisent et publient : rien n’est visible avant.'] : []),
  `Toutes les structures ${besoin ? 'voient ce que vous cherchez' : 'voient ce que vous offrez'}, et peuvent vous répondre.`,
  'Vous mettez en pause, vous modifiez ou vous retirez quand vous voulez.',
  `Dans ${accorder(mois, 'mois', 'mois')} : « toujours valable ? », un seul geste.`,
];
