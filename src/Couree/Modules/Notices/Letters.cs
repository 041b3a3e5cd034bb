using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Notices;

/// <summary>Writes letters in the caller's save; the same key again writes nothing.</summary>
internal sealed class Letters(CoureeDb db, Clock clock, HouseOptions house)
{
    public async Task Write(string key, string to, Draft draft, CancellationToken stop)
    {
        // Who has left meanwhile has no address any more.
        if (to.Length == 0 || await db.Set<Letter>().AnyAsync(l => l.Key == key, stop)) return;
        var url = house.PublicUrl.TrimEnd('/');
        var letter = Letter.Write(clock, key, to, draft.Language, draft.Subject, draft.Text(url), draft.Html(url));
        db.Add(letter);
        db.Announce(new LetterWritten(letter.Id));
    }
}
