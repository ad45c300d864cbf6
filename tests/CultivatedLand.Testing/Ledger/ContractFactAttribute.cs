using Xunit.Abstractions;
using Xunit.Sdk;

namespace CultivatedLand.Testing.Ledger;

/// <summary>
/// Fact of a contract: skipped in a class whose <see cref="RequiresAttribute"/> names what is missing, a plain fact in any other.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("CultivatedLand.Testing.Ledger.ContractFactDiscoverer", "CultivatedLand.Testing")]
public sealed class ContractFactAttribute : FactAttribute;

/// <inheritdoc cref="ContractFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("CultivatedLand.Testing.Ledger.ContractTheoryDiscoverer", "CultivatedLand.Testing")]
public sealed class ContractTheoryAttribute : TheoryAttribute;

/// <summary>Requirement of a class that a machine may not meet; only then are the contract's tests skipped in it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RequiresAttribute : Attribute
{
    /// <summary>What is missing and how to get it; null where the class can run.</summary>
    public abstract string? Missing { get; }

    internal static IXunitTestCase? Skipped(IMessageSink sink, ITestFrameworkDiscoveryOptions options, ITestMethod method) =>
        method.TestClass.Class.GetCustomAttributes(typeof(RequiresAttribute)).SingleOrDefault() is { } requirement
        && requirement.GetNamedArgument<string?>(nameof(Missing)) is { } reason
            ? new XunitSkippedDataRowTestCase(
                sink,
                options.MethodDisplayOrDefault(),
                options.MethodDisplayOptionsOrDefault(),
                method,
                reason
            )
            : null;
}

/// <summary>Named by <see cref="ContractFactAttribute"/>, made by xunit.</summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    ) =>
        RequiresAttribute.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod) is { } skipped
            ? [skipped]
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}

/// <summary>Named by <see cref="ContractTheoryAttribute"/>, made by xunit.</summary>
public sealed class ContractTheoryDiscoverer(IMessageSink diagnosticMessageSink) : TheoryDiscoverer(diagnosticMessageSink)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo theoryAttribute
    ) =>
        RequiresAttribute.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod) is { } skipped
            ? [skipped]
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}
