import { Feuille } from '#app/ui/feuille.tsx';

/** The drawing that the room aims at with its telephones. @param jusqua « 9 h 17 » */
export function DessinDePresence({ qr, jusqua }: { qr: { cote: number; trace: string }; jusqua: string }) {
  return (
    <Feuille titre="Sur son propre téléphone">
      <p className="mesure">
        Montrez ce dessin à la salle. Chaque personne le vise, puis dit « Je suis là ». Il vaut jusqu’à {jusqua}&nbsp;: rechargez
        la page pour en montrer un autre.
      </p>
      <svg className="qr" viewBox={`0 0 ${qr.cote} ${qr.cote}`} role="img" aria-label="Dessin à viser avec un téléphone">
        <rect width={qr.cote} height={qr.cote} />
        <path d={qr.trace} />
      </svg>
    </Feuille>
  );
}
