import { Confidence } from '#app/ui/confidence.tsx';

export interface Regard {
  nom: string;
  initiales: string;
  moi: boolean;
}

/** The banner of a demande: its readers, by name. */
export function ConfidenceDeDemande({ lecteurs, entreMembres = false }: { lecteurs: readonly Regard[]; entreMembres?: boolean }) {
  const autres = ['Vous', ...lecteurs.filter(({ moi }) => !moi).map(({ nom }) => nom)];
  const liste = autres.length > 1 ? `${autres.slice(0, -1).join(', ')} et ${autres.at(-1)}` : '';
  return (
    <Confidence
      titre={entreMembres ? 'Page entre membres' : 'Page confidentielle'}
      phrase={liste ? `${liste} pouvez lire cette page. Personne d’autre.` : 'Vous seule ou seul pouvez lire cette page.'}
      lecteurs={lecteurs.map(({ nom, initiales, moi }) => ({ initiales, nom: moi ? `Vous, ${nom}` : nom }))}
    />
  );
}
