namespace CultivatedLand.Local.Terminals;

/// <summary>Exit codes of the program.</summary>
public static class ExitCodes
{
    public const int Fine = 0;

    public const int UnusableInput = 1;

    /// <summary>Code for an input that could be read and has at least one finding that is an error.</summary>
    public const int ErrorsFound = 2;
}
