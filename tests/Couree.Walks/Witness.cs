using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>Stands beside a page and writes down what a visitor would not see: console errors, policy violations, third parties.</summary>
internal sealed class Witness
{
    private readonly List<string> _seen = [];
    private readonly string _host;

    public Witness(IPage page, Uri house)
    {
        _host = house.Authority;
        page.Console += (_, said) => { if (said.Type == "error") Note($"console: {said.Text} ({said.Location})"); };
        page.PageError += (_, broken) => Note("script: " + broken);
        page.Request += (_, asked) =>
        {
            if (new Uri(asked.Url) is { Scheme: "http" or "https" } url && url.Authority != _host) Note("third party: " + asked.Url);
        };
    }

    /// <summary>What was seen since the last time, and forgets it.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_seen)
        {
            string[] all = [.. _seen];
            _seen.Clear();
            return all;
        }
    }

    public void ShouldHaveSeenNothing() => Take().ShouldBeEmpty();

    private void Note(string what)
    {
        lock (_seen) _seen.Add(what);
    }
}
