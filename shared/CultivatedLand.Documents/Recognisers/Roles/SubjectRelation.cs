using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>How a sentence ties a unit to its work.</summary>
internal enum SubjectRelation
{
    /// <summary>责任主体为…: as good as a label.</summary>
    Named,

    /// <summary>…负责具体实施, …负总责: says in so many words who does it.</summary>
    Charged,

    /// <summary>由…: does this one thing.</summary>
    By,

    /// <summary>The subject of a clause with a duty.</summary>
    Acting,

    /// <summary>…负责…: one part of the work, where others have theirs.</summary>
    InCharge,

    /// <summary>The subject of checking, guiding, auditing.</summary>
    Overseeing,

    /// <summary>…牵头, 由…统筹.</summary>
    Leading,

    /// <summary>…配合.</summary>
    Assisting,

    /// <summary>A person's office: 由…领导牵头, 网格长由…担任.</summary>
    LeadingPerson,
}

/// <param name="At">Where the subject begins in the passage.</param>
internal readonly record struct SentenceSubject(SubjectRelation Tie, ImmutableArray<Sourced<string>> Names, int At);
