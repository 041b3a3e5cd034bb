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
        var troubles = new List<string>();
        var looked = new HashSet<string>();
        foreach (var (person, doors) in People)
        {
            var page = await walk.Visitor();
            var english = await walk.Visitor(language: "en");
            if (person is not null)
                foreach (var each in new[] { page, english }) await WalkFixture.SignIn(each, person, "/");
            if (person == "jeanne")
            {
                await Errands.Put(page, "epi-commun", "Chicorée");
                await page.GotoAsync("/market/basket");
                await Errands.Reserve(page);
            }
            await Walk(person ?? "visitor", page, english, doors, looked, troubles);
        }
        looked.Count.ShouldBeGreaterThan(45, string.Join('\n', looked));
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', looked));
        troubles.ShouldBeEmpty(string.Join('\n', troubles));
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

    private async Task Walk(string person, IPage page, IPage english, string[] doors, HashSet<string> looked, List<string> troubles)
    {
        var witness = new Witness(page, walk.Address);
        var seen = new HashSet<string>();
        var queue = new Queue<string>(doors);
        while (queue.TryDequeue(out var path))
        {
            var kind = Kind(path);
            var isNew = looked.Add(kind) | (path == "/" && looked.Add($"/ ({person})"));
            if (!seen.Add(kind) || !isNew && seen.Count > Most) continue;
            var answer = await page.GotoAsync(path);
            if (answer is not { Ok: true })
            {
                troubles.Add($"{person} {path}: {answer?.Status}");
                witness.Take();
                continue;
            }
            if (!(await answer.HeaderValueAsync("content-type") ?? "").StartsWith("text/html", StringComparison.Ordinal)) continue;
            foreach (var link in await Links(page)) queue.Enqueue(link);
            if (!isNew) continue;
            await walk.Shot(page, "page-" + Regex.Replace(person + kind, "[^a-z0-9]+", "-"));
            troubles.AddRange((await PageCheck.Look(page)).Select(trouble => $"{person} {path}: {trouble}"));
            troubles.AddRange(witness.Take().Select(trouble => $"{person} {path}: {trouble}"));
            if (Texts.AreOfTheHouse(path))
            {
                troubles.AddRange((await Texts.RawKeys(page)).Select(key => $"{person} {path}: a word without its sentence: {key}"));
                await english.GotoAsync(path);
                troubles.AddRange((await Texts.NotEnglish(english)).Select(text => $"{person} {path}: French on the English page: {text}"));
            }
        }
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
