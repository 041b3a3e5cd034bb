using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>Looks at a page as axe-core does, wide and light then narrow and dark, and at 320 px for what sticks out.</summary>
internal static class PageCheck
{
    private static readonly AxeRunOptions Everything = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    /// <summary>What is wrong, a sentence each.</summary>
    public static async Task<IReadOnlyList<string>> Look(IPage page)
    {
        var troubles = new List<string>();
        await page.EvaluateAsync("() => document.querySelectorAll('details:not(.menu)').forEach(fold => fold.open = true)");
        await Dress(page, ColorScheme.Light, 1280);
        troubles.AddRange(await Axe(page, Everything, "light 1280"));
        await Dress(page, ColorScheme.Dark, 1280);
        troubles.AddRange(await Axe(page, Colours, "dark 1280"));
        await Dress(page, ColorScheme.Dark, 360);
        troubles.AddRange(await Axe(page, Everything, "dark 360"));
        await Dress(page, ColorScheme.Light, 360);
        troubles.AddRange(await Axe(page, Colours, "light 360"));
        await Dress(page, ColorScheme.Light, 320);
        if (await SticksOut(page) is { Length: > 0 } out320) troubles.Add($"scrolls sideways at 320 px because of {out320}");
        await Dress(page, ColorScheme.Light, 1280);
        return troubles;
    }

    private static async Task Dress(IPage page, ColorScheme scheme, int width)
    {
        // Colours that glide from one dress to the other would be read half way.
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 800);
    }

    private static async Task<IEnumerable<string>> Axe(IPage page, AxeRunOptions what, string dress)
    {
        var result = await page.RunAxe(what);
        return result.Violations.SelectMany(broken => broken.Nodes.Take(3).Select(node => $"[{dress}] {broken.Id}: {broken.Help} — {node.Html[..Math.Min(220, node.Html.Length)]} {Contrast(node)}"));
    }

    private static string Contrast(AxeResultNode node) => node.Any.FirstOrDefault()?.Message ?? "";

    private static Task<string> SticksOut(IPage page) => page.EvaluateAsync<string>("""
        () => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return "";
            const out = [...document.querySelectorAll("body *")].filter(at => at.getBoundingClientRect().right > wide + 1 && getComputedStyle(at).position !== "fixed");
            return `${document.documentElement.scrollWidth} px: ` + out.slice(-3).map(at => at.outerHTML.slice(0, 120)).join(" | ");
        }
        """);
}
