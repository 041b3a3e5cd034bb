using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>Everyone opens every page that links lead them to, in both languages; each is looked at closely once.</summary>
public sealed partial class EveryPageWalk(WalkFixture walk)
{
    private const int Most = 120;

    /// <summary>Doors that links may not lead to; everything else is found by following links.</summary>
    private static readonly (string? Person, string[] Doors)[] People =
    [
        (null, ["/", "/?q=soupe&near=66%20rue%20L%C3%A9on%20Gambetta&verb=Eat", "/?q=zzzz", "/market", "/market/basket", "/people/sign-in", "/people/sign-up", "/people/sign-up/sent", "/people/reset", "/people/reset/sent", "/design", "/docs/api", "/source", "/dev/mail"]),
        ("jeanne", ["/", "/market/basket", "/market/checkout", "/market/orders", "/people/me", "/people/me/export", "/people/me/leave", "/organisations", "/organisations/propose"]),
        ("louise", ["/", "/market/epi-commun/counter", "/market/epi-commun/catalogue/new", "/ledger/epi-commun", "/organisations/epi-commun/settings", "/organisations/epi-commun/people", "/delivery/braquets/ask"]),
        ("yasmine", ["/", "/delivery/braquets/board", "/delivery/braquets/runs", "/delivery/braquets/tariff", "/shifts/braquets", "/courier"]),
        ("michel", ["/", "/ledger/braquets"]),
        ("sophie", ["/", "/organisations/requests"]),
    ];

    [Fact]
    public async Task Nothing_is_wrong_on_any_page_for_anyone()
    {
        await OneOrderIsUnderWay();
        var notes = new Notes();
        await Parallel.ForEachAsync(People, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (one, _) => await Walk(one.Person, one.Doors, notes));
        notes.Looked.Count.ShouldBeGreaterThan(45, string.Join('\n', notes.Looked.Order()));
        notes.Troubles.ShouldBeEmpty(string.Join('\n', notes.Troubles.Order()));
    }

    [Theory]
    [InlineData("/no-such-page", 404)]
    [InlineData("/market/no-such-shop", 404)]
    [InlineData("/t/AAAAAAAAAAAAAAAAAAAAAAAAAAAA", 404)]
    public async Task An_error_page_is_a_page_like_the_others(string path, int status)
    {
        var page = await walk.Visitor();
        (await page.GotoAsync(path))!.Status.ShouldBe(status);
        (await PageCheck.Look(page)).ShouldBeEmpty();
    }

    /// <summary>What the walkers have in common: who looks first at a kind of page looks for all.</summary>
    private sealed class Notes
    {
        private readonly HashSet<string> _looked = [];

        public IReadOnlyCollection<string> Looked => _looked;
        public ConcurrentBag<string> Troubles { get; } = [];

        public bool IsFirst(string kind)
        {
            lock (_looked) return _looked.Add(kind);
        }
    }

    private async Task Walk(string? person, string[] doors, Notes notes)
    {
        var (page, english) = (await walk.Visitor(), await walk.Visitor(language: "en"));
        if (person is not null)
            foreach (var each in new[] { page, english }) await WalkFixture.SignIn(each, person, "/");
        if (doors.Contains("/market/checkout"))
        {
            await Errands.Put(page, "epi-commun", "Chicorée");
            await page.GotoAsync("/market/basket");
            await Errands.Reserve(page);
        }
        var witness = new Witness(page, walk.Address);
        var seen = new HashSet<string>();
        var queue = new Queue<string>(doors);
        while (queue.TryDequeue(out var path) && seen.Count < Most)
        {
            var kind = path == "/" ? $"/ ({person ?? "visitor"})" : Kind(path);
            if (!seen.Add(kind)) continue;
            var answer = await page.GotoAsync(path);
            var troubles = answer is { Ok: true } ? [] : new List<string> { $"answers {answer?.Status}" };
            if (troubles.Count == 0 && (await answer!.HeaderValueAsync("content-type") ?? "").StartsWith("text/html", StringComparison.Ordinal))
            {
                foreach (var link in await Links(page)) queue.Enqueue(link);
                if (notes.IsFirst(kind)) troubles.AddRange(await LookAt(page, english, path, kind));
            }
            troubles.AddRange(witness.Take());
            foreach (var trouble in troubles) notes.Troubles.Add($"{person ?? "visitor"} {path}: {trouble}");
        }
    }

    private async Task<IEnumerable<string>> LookAt(IPage page, IPage english, string path, string kind)
    {
        await walk.Shot(page, "page" + Regex.Replace(kind, "[^a-z0-9]+", "-"));
        var troubles = new List<string>(await PageCheck.Look(page));
        if (!Texts.AreOfTheHouse(path)) return troubles;
        troubles.AddRange((await Texts.RawKeys(page)).Select(key => "a word without its sentence: " + key));
        await english.GotoAsync(path);
        troubles.AddRange((await Texts.NotEnglish(english)).Select(text => "French on the English page: " + text));
        return troubles;
    }

    /// <summary>Pages of one kind differ only by their ids.</summary>
    private static string Kind(string path)
    {
        var kind = path.Split('#')[0];
        if (kind != "/?q=zzzz" && !kind.StartsWith("/?q=soupe", StringComparison.Ordinal)) kind = kind.Split('?')[0];
        kind = Ids().Replace(kind, "{id}");
        return Slugs().Replace(Tokens().Replace(kind, "$1{token}"), "$1{slug}");
    }

    private static async Task<IEnumerable<string>> Links(IPage page) =>
        (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)"))
            .Where(link => !Files().IsMatch(link)).Distinct();

    /// <summary>So that the counter, the board, a run, a ticket, the books and the mailbox have something to show.</summary>
    private async Task OneOrderIsUnderWay()
    {
        var jeanne = await walk.Visitor();
        await WalkFixture.SignIn(jeanne, "jeanne", "/");
        await Errands.Put(jeanne, "epi-commun", "Spéculoos");
        await Errands.Put(jeanne, "marmite", "Thiakry");
        await Errands.BringTo(jeanne, Errands.Door);
        await Errands.Reserve(jeanne);
        await Errands.SayWho(jeanne, "Jeanne Delattre", "jeanne@couree.example", "transfer");
        await Errands.Order(jeanne);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("^(/t/|/market/orders/|/dev/mail/|/docs/api/|/organisations/invitations/).+")]
    private static partial Regex Tokens();

    [GeneratedRegex("^(/network/|/market/|/ledger/|/delivery/|/shifts/|/organisations/)(?!basket|checkout|orders|propose|requests|invitations|asked)[a-z-]+")]
    private static partial Regex Slugs();

    [GeneratedRegex("\\.(csv|json|xml|txt|png|webp|ics)|^/(assets|openapi|health|photos)/|export\\.json")]
    private static partial Regex Files();
}
