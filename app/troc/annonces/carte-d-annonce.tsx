import { Lien } from '#app/ui/lien.tsx';
import { Puce, type TonDePuce } from '#app/ui/puce.tsx';

interface Props {
  annonce: {
    titre: string;
    quoi: string;
    structure: string;
    commune: string;
    portee: string;
    mots: readonly string[];
    fraicheur: { ton: TonDePuce; texte: string };
  };
  /** Absent for a preview, which leads nowhere. */
  chemin?: string | undefined;
  niveau?: 2 | 3;
}

/** An annonce as the others see it in a list. */
export function CarteDAnnonce({ annonce, chemin, niveau = 3 }: Props) {
  const { titre, quoi, structure, commune, portee, mots, fraicheur } = annonce;
  const Titre = niveau === 2 ? 'h2' : 'h3';
  return (
    <div className="feuille resultat">
      <div>
        <p className="petit doux">{quoi}</p>
        <Titre className="liste__titre">{chemin ? <Lien href={chemin}>{titre}</Lien> : titre}</Titre>
        <p>{[structure, commune].filter(Boolean).join(', ')}</p>
      </div>
      {mots.length > 0 && <p className="petit doux">{mots.join(' · ')}</p>}
      <div className="resultat__pied">
        <Puce ton={fraicheur.ton}>{fraicheur.texte}</Puce>
        <span>{portee}</span>
      </div>
    </div>
  );
}
