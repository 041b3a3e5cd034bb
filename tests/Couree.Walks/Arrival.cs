using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>
/// A page is where it was led, and stands. Playwright's own waits (1.64: WaitForURL, WaitForLoadState) look first and listen after: what happens
/// in between, on a busy machine, they wait for in vain. So the page itself is asked.
/// </summary>
internal static class Arrival
{
    /// <param name="page">who was led somewhere</param>
    /// <param name="path">a regular expression for the whole path, and for the question after it when there is one</param>
    public static async Task Arrives(this IPage page, string path)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^https?://[^/]+{path}$"));
        await page.Stands();
    }

    /// <summary>Everything the page needs has come, and its scripts have begun.</summary>
    public static async Task Stands(this IPage page)
    {
        var since = Stopwatch.StartNew();
        while (!await IsComplete(page))
        {
            if (since.ElapsedMilliseconds > WalkFixture.Patience) throw new TimeoutException($"{page.Url} never stands");
            await Task.Delay(10);
        }
    }

    private static async Task<bool> IsComplete(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException left) when (left.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
