using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>Looks at a page as axe-core does, wide and narrow, by day and by night, and at three widths for what sticks out.</summary>
internal static class PageCheck
{
    private const string Everything = """{ "type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }""";

    /// <summary>What a change of colours alone can break.</summary>
    private const string Colours = """{ "type": "rule", "values": ["color-contrast", "link-in-text-block"] }""";

    private static readonly string AxeCore = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong, a sentence each.</summary>
    public static async Task<IReadOnlyList<string>> Look(IPage page)
    {
        var troubles = new List<string>();
        await page.EvaluateAsync(AxeCore);
        await page.EvaluateAsync("() => document.querySelectorAll('details:not(.menu)').forEach(fold => fold.open = true)");
        await Dress(page, ColorScheme.Light, 1280);
        troubles.AddRange(await Axe(page, Everything, "light 1280"));
        await Dress(page, ColorScheme.Dark, 1280);
        troubles.AddRange(await Axe(page, Colours, "dark 1280"));
        await Dress(page, ColorScheme.Dark, 360);
        troubles.AddRange(await Axe(page, Everything, "dark 360"));
        await Dress(page, ColorScheme.Light, 360);
        troubles.AddRange(await Axe(page, Colours, "light 360"));
        foreach (var width in new[] { 320, 768, 1024 })
        {
            await Dress(page, ColorScheme.Light, width);
            if (await SticksOut(page) is { Length: > 0 } what) troubles.Add($"scrolls sideways at {width} px because of {what}");
        }
        await Dress(page, ColorScheme.Light, 1280);
        return troubles;
    }

    /// <summary>Colours that glide from one dress to the other would be read half way: less motion is asked for.</summary>
    private static async Task Dress(IPage page, ColorScheme scheme, int width)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 800);
    }

    private static async Task<IEnumerable<string>> Axe(IPage page, string rules, string dress)
    {
        var broken = await page.EvaluateAsync<string[]>("""
            async rules => {
                const found = await axe.run(document, { runOnly: JSON.parse(rules), resultTypes: ["violations"] });
                return found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node => `${rule.id}: ${rule.help} — ${node.html.slice(0, 220)} ${node.any[0]?.message ?? ""}`));
            }
            """, rules);
        return broken.Select(sentence => $"[{dress}] {sentence}");
    }

    private static Task<string> SticksOut(IPage page) => page.EvaluateAsync<string>("""
        () => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return "";
            const out = [...document.querySelectorAll("body *")].filter(at => at.getBoundingClientRect().right > wide + 1 && getComputedStyle(at).position !== "fixed");
            return `${document.documentElement.scrollWidth} px: ` + out.slice(-3).map(at => at.outerHTML.slice(0, 120)).join(" | ");
        }
        """);
}
