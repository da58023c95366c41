/** How places are given, in the words of the rule that gives them. */
export const CommentLesPlaces = ({ heures }: { heures: number }) => (
  <div className="ensuite">
    <ol>
      {[
        ['Une place par structure d’abord.', 'Les équipes qui n’ont encore personne passent avant une deuxième inscription.'],
        ['Puis l’ordre d’arrivée.', 'La date et l’heure de chaque demande sont notées.'],
        ['Un groupe vient ensemble ou pas du tout.', 'On ne vous sépare pas sans vous le demander.'],
        [
          `Une place libérée vous est gardée ${heures} heures.`,
          'Moins longtemps quand la date est proche. Sans réponse, elle passe à la suivante ; vous restez dans la liste.',
        ],
      ].map(([fort, suite]) => (
        <li key={fort}>
          <span>
            <strong>{fort}</strong> {suite}
          </span>
        </li>
      ))}
    </ol>
  </div>
);
