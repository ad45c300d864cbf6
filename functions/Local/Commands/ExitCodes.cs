namespace CultivatedLand.Local.Commands;

public static class ExitCodes
{
    public const int Fine = 0;

    public const int UnusableInput = 1;

    /// <summary>The input could be read, and at least one finding is an error.</summary>
    public const int ErrorsFound = 2;
}
