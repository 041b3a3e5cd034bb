using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Couree.Tests.House;

/// <summary>An assembly read with Mono.Cecil: signatures, attributes and method bodies, state machines and closures included.</summary>
internal sealed class CompiledHouse
{
    public CompiledHouse(string path)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        Module = ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        References = [.. Module.GetTypes().SelectMany(ReferencesOf).Distinct()];
    }

    public ModuleDefinition Module { get; }

    public IReadOnlyList<Reference> References { get; }

    public static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    /// <summary>The namespace a reference points into, nested types included.</summary>
    public static string NamespaceOf(TypeReference type) => type.DeclaringType is null ? type.Namespace : NamespaceOf(type.DeclaringType);

    private static IEnumerable<Reference> ReferencesOf(TypeDefinition type)
    {
        var from = Outermost(type);
        foreach (var (to, member, where) in Seen(type))
            foreach (var leaf in Leaves(to))
                yield return new(from, where, leaf, member);
    }

    private static IEnumerable<(TypeReference? To, IMemberDefinition? Member, string Where)> Seen(TypeDefinition type)
    {
        var name = type.FullName;
        yield return (type.BaseType, null, name);
        foreach (var implemented in type.Interfaces) yield return (implemented.InterfaceType, null, name);
        foreach (var constraint in Constraints(type)) yield return (constraint, null, name);
        foreach (var attribute in Attributes(type)) yield return (attribute, null, name);
        foreach (var field in type.Fields)
        {
            yield return (field.FieldType, null, name + "." + field.Name);
            foreach (var attribute in Attributes(field)) yield return (attribute, null, name + "." + field.Name);
        }
        foreach (var property in type.Properties)
            foreach (var attribute in Attributes(property)) yield return (attribute, null, name + "." + property.Name);
        foreach (var method in type.Methods)
            foreach (var (to, member) in Seen(method)) yield return (to, member, name + "." + method.Name);
    }

    private static IEnumerable<(TypeReference? To, IMemberDefinition? Member)> Seen(MethodDefinition method)
    {
        yield return (method.ReturnType, null);
        foreach (var parameter in method.Parameters)
        {
            yield return (parameter.ParameterType, null);
            foreach (var attribute in Attributes(parameter)) yield return (attribute, null);
        }
        foreach (var constraint in Constraints(method)) yield return (constraint, null);
        foreach (var attribute in Attributes(method)) yield return (attribute, null);
        if (!method.HasBody) yield break;
        foreach (var local in method.Body.Variables) yield return (local.VariableType, null);
        foreach (var handler in method.Body.ExceptionHandlers) yield return (handler.CatchType, null);
        foreach (var instruction in method.Body.Instructions)
            foreach (var seen in Seen(instruction)) yield return seen;
    }

    private static IEnumerable<(TypeReference? To, IMemberDefinition? Member)> Seen(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                yield return (type, null);
                break;
            case FieldReference field:
                yield return (field.DeclaringType, Ours(field.DeclaringType) ? field.Resolve() : null);
                yield return (field.FieldType, null);
                break;
            case MethodReference called:
                yield return (called.DeclaringType, Ours(called.DeclaringType) ? called.Resolve() : null);
                yield return (called.ReturnType, null);
                foreach (var parameter in called.Parameters) yield return (parameter.ParameterType, null);
                if (called is GenericInstanceMethod generic)
                    foreach (var argument in generic.GenericArguments) yield return (argument, null);
                break;
        }
    }

    private static bool Ours(TypeReference type) => NamespaceOf(type.GetElementType()).StartsWith("Couree", StringComparison.Ordinal);

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) =>
        from attribute in provider.CustomAttributes
        from type in attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Prepend(attribute.AttributeType)
        select type;

    /// <summary>The named types inside arrays, by-refs and generics: List&lt;Order[]&gt; is List and Order.</summary>
    private static IEnumerable<TypeReference> Leaves(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Leaves(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Leaves)),
        IModifierType modified => Leaves(modified.ElementType).Concat(Leaves(modified.ModifierType)),
        TypeSpecification wrapped => Leaves(wrapped.ElementType),
        _ => [type],
    };
}
