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
        ("yasmine", ["/", "/delivery/braquets/board", "/delivery/braquets/proposals", "/delivery/braquets/runs", "/delivery/braquets/tariff", "/shifts/braquets", "/courier"]),
        ("michel", ["/", "/ledger/braquets"]),
        ("sophie", ["/", "/organisations/requests"]),
    ];

    [Fact]
    public async Task Nothing_is_wrong_on_any_page_for_anyone()
    {
        await OneOrderIsUnderWay();
        await OneProposalIsDrawn();
        IReadOnlyList<(string? Person, string Path)> told = [.. await MailsAreOut(), ("louise", await OneRunIsAsked())];
        var notes = new Notes();
        await Parallel.ForEachAsync(People, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (one, _) =>
            await Walk(one.Person, [.. one.Doors, .. told.Where(page => page.Person == one.Person).Select(page => page.Path)], notes));
        notes.Troubles.ShouldBeEmpty(string.Join('\n', notes.Troubles.Order()));
        Routes.Pages.Except(notes.Looked.Select(Routes.Of).OfType<string>()).ShouldBeEmpty("no walk looks at these pages: lead there by a link, or name them above");
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

    [Fact]
    public async Task A_page_with_mistakes_in_it_is_a_page_like_the_others()
    {
        (string? Person, string Path, string Form)[] forms =
        [
            (null, "/people/sign-up", "/people/sign-up"), (null, "/people/sign-in", "/people/sign-in"),
            ("louise", "/organisations/propose", "/organisations/propose"), ("louise", "/market/epi-commun/catalogue/new", "/market/epi-commun/catalogue/new"),
            ("louise", "/organisations/epi-commun/settings", "/organisations/epi-commun/settings"), ("louise", "/people/me", "/people/me/password"),
        ];
        var (visitor, louise) = (await walk.Visitor(), await walk.Visitor());
        await WalkFixture.SignIn(louise, "louise", "/");
        var troubles = new List<string>();
        foreach (var (person, path, form) in forms)
        {
            var page = person is null ? visitor : louise;
            await page.GotoAsync(path);
            // The browser would stop an empty field by itself: the house must say it too.
            var answer = await page.RunAndWaitForResponseAsync(() => page.Locator($"form[action='{form}']").EvaluateAsync("""
                form => {
                    for (const field of form.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea")) field.value = "";
                    form.noValidate = true;
                    form.requestSubmit();
                }
                """), answer => answer.Request.Method == "POST");
            answer.Status.ShouldBe(422, path);
            await Assertions.Expect(page.Locator("[aria-invalid=true]")).Not.ToHaveCountAsync(0);
            troubles.AddRange((await PageCheck.Look(page)).Select(trouble => $"{path} with mistakes: {trouble}"));
        }
        troubles.ShouldBeEmpty(string.Join('\n', troubles));
    }

    /// <summary>What the walkers have in common: who looks first at a kind of page looks for all.</summary>
    private sealed class Notes
    {
        private readonly Dictionary<string, string> _looked = [];

        /// <summary>The paths that were looked at closely.</summary>
        public IReadOnlyCollection<string> Looked => _looked.Values;
        public ConcurrentBag<string> Troubles { get; } = [];

        public bool IsFirst(string kind, string path)
        {
            lock (_looked) return _looked.TryAdd(kind, path);
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
            var kind = Kind(path, person);
            if (!seen.Add(kind)) continue;
            var answer = await page.GotoAsync(path);
            var troubles = answer is { Ok: true } ? [] : new List<string> { $"answers {answer?.Status}" };
            if (troubles.Count == 0 && (await answer!.HeaderValueAsync("content-type") ?? "").StartsWith("text/html", StringComparison.Ordinal))
            {
                foreach (var link in await Links(page)) queue.Enqueue(link);
                if (notes.IsFirst(kind, path)) troubles.AddRange(await LookAt(page, english, path, kind));
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

    /// <summary>Pages of one route differ only by what is in them; the home page also by who looks, and by what is searched.</summary>
    private static string Kind(string path, string? person) => path switch
    {
        "/" => $"/ ({person ?? "visitor"})",
        _ when path.StartsWith("/?q=", StringComparison.Ordinal) => path.Contains("zzzz") ? "/?q=zzzz" : "/?q=",
        _ => Routes.Of(path) ?? path.Split('?', '#')[0],
    };

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

    private async Task OneProposalIsDrawn()
    {
        var manon = await walk.Visitor();
        await WalkFixture.SignIn(manon, "manon", "/delivery/braquets/board");
        await manon.GetByRole(AriaRole.Button, new() { Name = "Proposer", Exact = true }).ClickAsync();
        await Assertions.Expect(manon.GetByRole(AriaRole.Link, new() { Name = "Comparer les deux plans" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private async Task<string> OneRunIsAsked()
    {
        var louise = await walk.Visitor();
        await WalkFixture.SignIn(louise, "louise", "/");
        await Errands.AskForRun(louise, "Musée tranquille", "32 rue Léon Gambetta, 59000 Lille");
        return new Uri(louise.Url).AbsolutePath;
    }

    /// <summary>Pages that only a mail leads to, with who is to open them.</summary>
    private async Task<IReadOnlyList<(string? Person, string Path)>> MailsAreOut()
    {
        var (guest, jeanne, mathilde) = (await walk.Visitor(), await walk.Visitor(), await walk.Visitor());
        await guest.GotoAsync("/");
        await WalkFixture.SignIn(jeanne, "jeanne", "/");
        await WalkFixture.SignIn(mathilde, "mathilde", "/");
        await guest.APIRequest.Send("/people/sign-up", ("Name", "Paule Passante"), ("Email", "paule@couree.example"), ("Password", "une-phrase-bien-longue"));
        await guest.APIRequest.Send("/people/reset", ("Email", "karim@couree.example"));
        await jeanne.APIRequest.Send("/people/me/email/move", ("Email", "jeanne.ailleurs@couree.example"), ("Current", "bonjour-lille"));
        await mathilde.APIRequest.Send("/organisations/halle/invitations", ("email", "qui@couree.example"), ("roles", "member"));
        return
        [
            .. (await Mails.Links(guest, "paule@couree.example", "/people/confirm")).Select(path => ((string?)null, path)),
            .. (await Mails.Links(guest, "karim@couree.example", "/people/reset/new")).Select(path => ((string?)null, path)),
            .. (await Mails.Links(guest, "jeanne.ailleurs@couree.example", "/people/me/email")).Select(path => ((string?)"jeanne", path)),
            .. (await Mails.Links(guest, "qui@couree.example", "/organisations/invitations")).Select(path => ((string?)"jeanne", path)),
        ];
    }

    [GeneratedRegex("\\.(csv|json|xml|txt|png|webp|ics)|^/(assets|openapi|health|photos)/|export\\.json")]
    private static partial Regex Files();
}
