using System.Text.RegularExpressions;
using Couree.Tests.House;
using Mono.Cecil;

namespace Couree.Tests;

/// <summary>The walls of docs/house.md, read from the compiled program and from the source tree.</summary>
public sealed partial class Walls
{
    private static readonly Lazy<CompiledHouse> Compiled = new(() => new(Path.Combine(AppContext.BaseDirectory, "Couree.dll")));
    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Code = new(() => [.. SourceTree.Files(["src/Couree"], ".cs", ".razor")]);

    [Fact]
    public void A_room_sees_only_downhill_and_only_contracts() =>
        None(Hill.OfTheHouse.Violations(Compiled.Value));

    [Fact]
    public void The_kernel_stands_on_nothing() =>
        None(from look in Compiled.Value.References
             where CompiledHouse.NamespaceOf(look.From) is "Couree.Kernel"
             let to = CompiledHouse.NamespaceOf(look.To)
             where to.StartsWith("Couree.", StringComparison.Ordinal) && !to.StartsWith("Couree.Kernel", StringComparison.Ordinal)
                || IsPlumbing(to)
             select $"{look.Where} looks at {look.To.FullName}");

    [Fact]
    public void What_a_room_shows_is_named_in_its_contracts() =>
        None(from type in Compiled.Value.Module.Types
             where type.IsPublic && Hill.RoomOf(type) is not null && !Hill.IsComponent(type)
             let contracts = $"src/Couree/Modules/{Hill.RoomOf(type)}/Contracts.cs"
             let name = type.Name.Split('`')[0]
             where !Code.Value.Any(file => file.Path == contracts && Regex.IsMatch(file.Text, $@"\b{name}\b"))
             select $"{type.FullName} is public: make it internal, or declare it in {contracts} (a value with rules of its own may stand in its file, if the contracts name it)");

    [Fact]
    public void Entities_and_may_rules_know_neither_the_database_nor_the_web()
    {
        var house = Compiled.Value;
        var pure = house.Module.GetTypes()
            .SelectMany(type => type.Interfaces)
            .Select(implemented => implemented.InterfaceType)
            .OfType<GenericInstanceType>()
            .Where(type => type.ElementType.FullName == "Microsoft.EntityFrameworkCore.IEntityTypeConfiguration`1")
            .Select(type => type.GenericArguments[0].FullName)
            .Concat(house.Module.Types.Where(type => Hill.RoomOf(type) is not null && type.Name.EndsWith("May", StringComparison.Ordinal)).Select(type => type.FullName))
            .ToHashSet();
        None(from look in house.References
             where pure.Contains(look.From.FullName)
             let to = CompiledHouse.NamespaceOf(look.To)
             where IsPlumbing(to)
             select $"{look.Where} looks at {look.To.FullName}: the rule belongs here, the plumbing to the use case");
    }

    [Fact]
    public void Only_the_delivery_plan_uses_the_route_solver() =>
        None(from look in Compiled.Value.References
             where look.To.Scope.Name is "RouteSolver" && !CompiledHouse.NamespaceOf(look.From).StartsWith("Couree.Modules.Delivery.Plan", StringComparison.Ordinal)
             select $"{look.Where} looks at {look.To.FullName}");

    [Fact]
    public void The_route_solver_references_nothing_but_the_framework() =>
        None(from assembly in ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, "RouteSolver.dll")).AssemblyReferences
             where !assembly.Name.StartsWith("System.", StringComparison.Ordinal)
             select $"RouteSolver references {assembly.Name}");

    [Fact]
    public void Every_refusal_says_its_code_in_plain_sight()
    {
        var written = Code.Value.Where(file => file.Path != "src/Couree/Kernel/Refusal.cs")
            .SelectMany(file => NewRefusal().Matches(file.Text).Select(match => (file.Path, Argument: match.Groups["argument"].Value))).ToList();
        None(written.Where(site => !RefusalCode().IsMatch(site.Argument)).Select(site => $"{site.Path}: new Refusal({site.Argument} …: write a literal like \"room.what_happened\""));
        var compiled = Compiled.Value.Module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .Where(method => method.DeclaringType.FullName != "Couree.Kernel.Refusal")
            .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>()
            .Count(called => called is { Name: ".ctor", DeclaringType.FullName: "Couree.Kernel.Refusal" });
        written.Count.ShouldBeGreaterThanOrEqualTo(compiled, "Some refusal is made by other means than new Refusal(\"…\"), and no wall can read its code.");
    }

    [Fact]
    public void Every_refusal_has_a_sentence_in_French_and_in_English() =>
        None(from file in Code.Value
             from Match match in NewRefusal().Matches(file.Text)
             let code = match.Groups["argument"].Value.Trim('"')
             where RefusalCode().IsMatch(match.Groups["argument"].Value)
             from language in new[] { "fr", "en" }
             where !SourceTree.Words(language).Any(words => words.Value.ContainsKey(code) && (words.Key == RoomFolder(file.Path) || RoomFolder(file.Path) is null))
             select $"{file.Path}: {code} has no sentence in {RoomFolder(file.Path)}Words.{language}.resx");

    [Fact]
    public void Every_sentence_asked_for_exists() =>
        None(from file in Code.Value
             from Match match in Saying().Matches(file.Text)
             let key = match.Groups["key"].Value
             from needed in match.Groups["verb"].Value == "Count" ? new[] { key + ".one", key + ".many" } : [key]
             from language in new[] { "fr", "en" }
             where !SourceTree.Words(language).Values.Any(words => words.ContainsKey(needed))
             select $"{file.Path} says {needed}, and no Words.{language}.resx has it");

    [Fact]
    public void French_and_English_say_the_same_things()
    {
        var french = SourceTree.Words("fr");
        var english = SourceTree.Words("en");
        None(french.Keys.Union(english.Keys).SelectMany(folder => Differences(folder,
            french.GetValueOrDefault(folder) ?? new Dictionary<string, string>(), english.GetValueOrDefault(folder) ?? new Dictionary<string, string>())));

        static IEnumerable<string> Differences(string folder, IReadOnlyDictionary<string, string> fr, IReadOnlyDictionary<string, string> en)
        {
            foreach (var key in fr.Keys.Union(en.Keys))
            {
                if (!fr.TryGetValue(key, out var french) || french.Trim() == "") yield return $"{folder}: {key} is not said in French";
                else if (!en.TryGetValue(key, out var english) || english.Trim() == "") yield return $"{folder}: {key} is not said in English";
                else if (!Placeholders(french).SetEquals(Placeholders(english))) yield return $"{folder}: {key} has other {{placeholders}} in French than in English";
            }
        }

        static HashSet<string> Placeholders(string sentence) => [.. Placeholder().Matches(sentence).Select(match => match.Groups[1].Value)];
    }

    [Fact]
    public void The_module_map_is_the_real_graph()
    {
        var real = ModuleMap.Draw(Compiled.Value, Hill.OfTheHouse);
        if (Environment.GetEnvironmentVariable("COUREE_WRITE_MODULE_MAP") == "1") File.WriteAllText(ModuleMap.Path, real);
        var drawn = File.ReadAllText(ModuleMap.Path).ReplaceLineEndings("\n");
        var (gone, missing) = (drawn.Split('\n').Except(real.Split('\n')), real.Split('\n').Except(drawn.Split('\n')));
        (drawn == real).ShouldBeTrue("docs/module-map.md is out of date: run bin/module-map and read what changed.\n"
            + string.Join('\n', gone.Select(line => "- " + line).Concat(missing.Select(line => "+ " + line))));
    }

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        None(from file in SourceTree.Files(["src", "tests", "bench"], ".cs", ".razor", ".css", ".js")
             let lines = file.Text.AsSpan().Count('\n')
             where lines > 400
             select $"{file.Path} has {lines} lines");

    private static void None(IEnumerable<string> violations) => violations.Distinct().Order(StringComparer.Ordinal).ToList().ShouldBeEmpty();

    private static bool IsPlumbing(string name) =>
        name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static string? RoomFolder(string path) => path.Split('/') is ["src", "Couree", "Modules", var room, ..] ? $"src/Couree/Modules/{room}/" : null;

    [GeneratedRegex("""new\s+(?:Kernel\.)?Refusal\(\s*(?<argument>"[^"]*"|[^,)]*)""")]
    private static partial Regex NewRefusal();

    [GeneratedRegex("""^"[a-z]+(\.[a-z0-9_]+)+"$""")]
    private static partial Regex RefusalCode();

    /// <summary>Say("key"…), SayIn(language, "key"…), Count("key"…); a key glued together at run time (Say("kind." + kind)) is not a literal.</summary>
    [GeneratedRegex("""\b(?<verb>Say|SayIn|Count)\((?:[\w.]+,\s*)?"(?<key>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"\s*[,)]""")]
    private static partial Regex Saying();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Placeholder();
}
