"""Conditions of DynamoDB: their words are looked at once, not for each item that they are asked of."""

from functools import lru_cache

from ministack.services import dynamodb

tokens_of = lru_cache(4096)(dynamodb._tokenize)
syntax_error = lru_cache(4096)(dynamodb._condition_syntax_error)
as_ministack_does = dynamodb._evaluate_condition


@lru_cache(4096)
def sound_tokens(expression, slot):
    """Tokens of a condition that is right whatever its values are, or None."""
    tokens = tokens_of(expression)
    # A query looks at the bounds of its keys before it looks at items; everything else does for each item.
    depends_on_values = slot != "KeyConditionExpression" and any(
        text.upper() == "BETWEEN" for _, text in tokens
    )
    is_wrong = (
        dynamodb._check_redundant_parens(tokens, slot)
        or dynamodb._check_reserved_keyword_usage(tokens)
        or syntax_error(expression, slot)
    )
    return None if depends_on_values or is_wrong else tokens


def evaluate(expression, item, values, names, slot="ConditionExpression"):
    tokens = sound_tokens(expression, slot) if expression and expression.strip() else None
    if tokens is not None:
        try:
            return dynamodb._ExprEval(tokens, item, values, names).evaluate()
        except Exception:
            # What is wrong with the values is told below, in MiniStack's words.
            pass
    return as_ministack_does(expression, item, values, names, slot)


def install():
    dynamodb._tokenize = lambda expression: list(tokens_of(expression))
    dynamodb._condition_syntax_error = syntax_error
    dynamodb._evaluate_condition = evaluate
